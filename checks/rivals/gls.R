# gls.R FOLDER: generalised least squares with a continuous AR(1), on the dose of the day (no wash-in, no priors).
suppressPackageStartupMessages(library(nlme))
arguments <- commandArgs(trailingOnly = TRUE)
source("read_case.R")
case <- read_case(arguments[1])
table <- case$table[case$data$day, ]
formula <- reformulate(c(case$model$dose, names(case$model$covariates)), case$model$response)
residual <- corCAR1(form = reformulate(case$model$time))

fit <- gls(formula, table, residual)
repeats <- 50
before <- cpu()
for (i in seq_len(repeats)) fit <- gls(formula, table, residual)
seconds <- (cpu() - before) / repeats
effect <- summary(fit)$tTable[case$model$dose, ]
report(basename(arguments[1]), "nlme gls, corCAR1", seconds, effect["Value"], effect["Std.Error"],
       remark = "no wash-in, no priors; estimate and standard error")
