# stan.R FOLDER MODEL.rds SEED: 4 chains of 1000 + 1000 on a case of checks/reference, one after another on this core.
suppressPackageStartupMessages(library(rstan))
arguments <- commandArgs(trailingOnly = TRUE)
source("read_case.R")
case <- read_case(arguments[1])
model <- readRDS(arguments[2])

# Once for a handful of draws, so that loading the program is not timed.
invisible(suppressWarnings(sampling(model, case$data, chains = 1, iter = 4, refresh = 0, check_data = FALSE)))
before <- cpu()
fit <- suppressWarnings(sampling(model, case$data, chains = 4, warmup = 1000, iter = 2000, cores = 1, refresh = 0,
                                 seed = as.integer(arguments[3]), pars = c("effect", "sigma", "rho", "log_half_life")))
seconds <- cpu() - before
effect <- summary(fit, "effect")$summary[1, ]
report(basename(arguments[1]), "rstan", seconds, effect["mean"], effect["sd"], effect["n_eff"],
       sprintf("4 x (1000 + 1000), %d divergent, Rhat %.3f", get_num_divergent(fit), effect["Rhat"]))
