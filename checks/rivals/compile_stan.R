# compile_stan.R PROGRAM.stan MODEL.rds: the compiled program, and beside it what compiling took, in CPU seconds.
suppressPackageStartupMessages(library(rstan))
arguments <- commandArgs(trailingOnly = TRUE)
rstan_options(boost_lib = "/usr/include")  # Debian keeps Boost there and not in the package BH
before <- proc.time()
model <- stan_model(arguments[1], isystem = dirname(arguments[1]), save_dso = TRUE)
spent <- sum((proc.time() - before)[c("user.self", "sys.self", "user.child", "sys.child")])
saveRDS(model, arguments[2])
cat(round(spent), file = paste0(arguments[2], ".seconds"))
