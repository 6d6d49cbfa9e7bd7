// The ordinal model of core/model/model.h: logit P(y <= k) = c_k - eta, eta the regression plus a latent AR(1).
functions {
#include exposure.stan
#include latent.stan
}
data {
#include data.stan
  int<lower=3> levels;
  vector[2] middle_prior;
  vector[2] log_gap_prior;
  int<lower=0, upper=levels - 1> y[observed];
}
transformed data {
  int category[observed];
  int middle = levels / 2;
  for (i in 1:observed) category[i] = y[i] + 1;
}
parameters {
  real effect;
  vector[covariates] coefficient;
  real<lower=0> sigma;
  real<lower=0, upper=1> rho01;
  real log_half_life;
  real middle_cut;
  vector[levels - 2] log_gap;
  vector[observed] z;
}
transformed parameters {
  real rho = 2 * rho01 - 1;
  vector[levels - 1] cut;
  cut[middle] = middle_cut;
  for (k in (middle + 1):(levels - 1)) cut[k] = cut[k - 1] + exp(log_gap[k - 1]);
  for (k in 1:(middle - 1)) cut[middle - k] = cut[middle - k + 1] - exp(log_gap[middle - k]);
}
model {
  effect ~ normal(effect_prior[1], effect_prior[2]);
  coefficient ~ normal(coefficient_mean, coefficient_sd);
  sigma ~ student_t(sigma_df, 0, sigma_scale);
  rho01 ~ beta(rho_prior[1], rho_prior[2]);
  log_half_life ~ normal(half_life_prior[1], half_life_prior[2]);
  middle_cut ~ normal(middle_prior[1], middle_prior[2]);
  log_gap ~ normal(log_gap_prior[1], log_gap_prior[2]);
  z ~ normal(0, 1);
  category ~ ordered_logistic(covariate * coefficient + effect * exposure(dose, exp(log_half_life))[day]
                              + dependent(z, day, rho, sigma), cut);
}
