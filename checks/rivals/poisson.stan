// The Poisson model of core/model/model.h: y ~ Poisson(exp eta), eta the regression plus a latent AR(1).
functions {
#include exposure.stan
#include latent.stan
}
data {
#include data.stan
  vector[2] intercept_prior;
  int<lower=0> y[observed];
}
parameters {
  real intercept;
  real effect;
  vector[covariates] coefficient;
  real<lower=0> sigma;
  real<lower=0, upper=1> rho01;
  real log_half_life;
  vector[observed] z;
}
transformed parameters {
  real rho = 2 * rho01 - 1;
}
model {
  intercept ~ normal(intercept_prior[1], intercept_prior[2]);
  effect ~ normal(effect_prior[1], effect_prior[2]);
  coefficient ~ normal(coefficient_mean, coefficient_sd);
  sigma ~ student_t(sigma_df, 0, sigma_scale);
  rho01 ~ beta(rho_prior[1], rho_prior[2]);
  log_half_life ~ normal(half_life_prior[1], half_life_prior[2]);
  z ~ normal(0, 1);
  y ~ poisson_log(intercept + covariate * coefficient + effect * exposure(dose, exp(log_half_life))[day]
                  + dependent(z, day, rho, sigma));
}
