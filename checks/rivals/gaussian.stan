// The gaussian model of core/model/model.h: regression on the exposure, residuals an AR(1) with exact gaps.
functions {
#include exposure.stan
}
data {
#include data.stan
  vector[2] intercept_prior;
  vector[observed] y;
}
parameters {
  real intercept;
  real effect;
  vector[covariates] coefficient;
  real<lower=0> sigma;
  real<lower=0, upper=1> rho01;
  real log_half_life;
}
transformed parameters {
  real rho = 2 * rho01 - 1;
}
model {
  vector[observed] e = y - intercept - covariate * coefficient - effect * exposure(dose, exp(log_half_life))[day];
  intercept ~ normal(intercept_prior[1], intercept_prior[2]);
  effect ~ normal(effect_prior[1], effect_prior[2]);
  coefficient ~ normal(coefficient_mean, coefficient_sd);
  sigma ~ student_t(sigma_df, 0, sigma_scale);
  rho01 ~ beta(rho_prior[1], rho_prior[2]);
  log_half_life ~ normal(half_life_prior[1], half_life_prior[2]);

  e[1] ~ normal(0, sigma);
  {
    vector[observed - 1] expected;
    vector[observed - 1] spread;
    for (i in 2:observed) {
      real r = pow(rho, day[i] - day[i - 1]);
      expected[i - 1] = r * e[i - 1];
      spread[i - 1] = sigma * sqrt(1 - square(r));
    }
    tail(e, observed - 1) ~ normal(expected, spread);
  }
}
