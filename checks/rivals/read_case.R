# A case of checks/reference, as the data of a Stan or JAGS program: everything out of model.json and data.csv.
read_case <- function(folder) {
  model <- jsonlite::fromJSON(file.path(folder, "model.json"))
  table <- read.csv(file.path(folder, "data.csv"))
  day <- which(!is.na(table[[model$response]]))
  pair <- function(prior) as.numeric(unlist(prior))
  case <- list(
    days = nrow(table), dose = table[[model$dose]], observed = length(day), day = day,
    covariates = length(model$covariates), covariate = as.matrix(table[day, names(model$covariates)]),
    y = table[[model$response]][day],
    effect_prior = pair(model$effect),
    coefficient_mean = vapply(model$covariates, function(prior) prior$mean, 0),
    coefficient_sd = vapply(model$covariates, function(prior) prior$sd, 0),
    sigma_df = model$sigma$df, sigma_scale = model$sigma$scale,
    rho_prior = pair(model$rho), half_life_prior = pair(model$half_life))
  if (!is.null(model$intercept)) case$intercept_prior <- pair(model$intercept)
  if (model$family == "ordinal") {
    case$levels <- model$levels
    case$middle_prior <- pair(model$cutpoints$middle)
    case$log_gap_prior <- pair(model$cutpoints$log_gap)
  }
  list(family = model$family, data = case, table = table, model = model)
}

cpu <- function() sum(proc.time()[c("user.self", "sys.self")])

# One line for table.py: case, tool, CPU seconds of one fit, mean and sd of the effect, effective sample size, remark.
report <- function(case, tool, seconds, mean, sd, ess = NA, remark = "")
  cat(case, tool, format(seconds, digits = 6), format(mean, digits = 8), format(sd, digits = 8),
      if (is.na(ess)) "" else round(ess), paste0(remark, "\n"), sep = "\t")
