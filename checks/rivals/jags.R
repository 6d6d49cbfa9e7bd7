# jags.R FOLDER SEED: 1000 to adapt, then 4 chains of 1000 + 1000 on a gaussian case of checks/reference.
suppressPackageStartupMessages(library(rjags))
arguments <- commandArgs(trailingOnly = TRUE)
source("read_case.R")
case <- read_case(arguments[1])
seed <- as.integer(arguments[2])

start <- function(chain) list(.RNG.name = "base::Mersenne-Twister", .RNG.seed = 10 * seed + chain)
before <- cpu()
model <- jags.model("gaussian.jags", case$data, lapply(1:4, start), n.chains = 4, n.adapt = 1000, quiet = TRUE)
update(model, 1000, progress.bar = "none")
draws <- coda.samples(model, c("effect", "sigma", "rho", "log_half_life"), 1000, progress.bar = "none")
seconds <- cpu() - before
effect <- unlist(draws[, "effect"])
report(basename(arguments[1]), "rjags", seconds, mean(effect), sd(effect), coda::effectiveSize(draws)["effect"],
       "1000 to adapt, 4 x (1000 + 1000)")
