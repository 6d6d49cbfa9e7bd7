  int<lower=1> days;
  vector[days] dose;
  int<lower=1> observed;
  int<lower=1, upper=days> day[observed];  // of each observation, rising
  int<lower=1> covariates;
  matrix[observed, covariates] covariate;

  // Priors, out of model.json.
  vector[2] effect_prior;
  vector[covariates] coefficient_mean;
  vector<lower=0>[covariates] coefficient_sd;
  real<lower=0> sigma_df;
  real<lower=0> sigma_scale;
  vector[2] rho_prior;        // (rho + 1) / 2 ~ beta
  vector[2] half_life_prior;  // log half-life ~ normal
