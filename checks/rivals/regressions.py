"""regressions.py FOLDER: two autoregressive regressions of statsmodels on the dose of the day (no wash-in, no priors)."""

import csv
import json
import pathlib
import sys
import time
import warnings

import numpy as np
from statsmodels.regression.linear_model import GLSAR
from statsmodels.tsa.statespace.sarimax import SARIMAX

folder = pathlib.Path(sys.argv[1])
model = json.loads((folder / "model.json").read_text())
rows = list(csv.DictReader((folder / "data.csv").open()))
y = np.array([float(row[model["response"]] or "nan") for row in rows])
columns = [model["dose"], *model["covariates"]]
x = np.array([[1.0, *(float(row[name]) for name in columns)] for row in rows])
seen = ~np.isnan(y)
warnings.simplefilter("ignore")


def report(tool, repeats, fit, remark):
    fit()
    before = time.process_time()
    for _ in range(repeats):
        result = fit()
    seconds = (time.process_time() - before) / repeats
    print(folder.name, tool, f"{seconds:.6g}", f"{result.params[1]:.8g}", f"{result.bse[1]:.8g}", "", remark, sep="\t")


report("statsmodels SARIMAX(1,0,0)", 20, lambda: SARIMAX(y, x, order=(1, 0, 0)).fit(disp=False),
       "no wash-in, no priors; missing days by the Kalman filter; estimate and standard error")
report("statsmodels GLSAR(1)", 50, lambda: GLSAR(y[seen], x[seen], rho=1).iterative_fit(maxiter=50),
       "no wash-in, no priors, takes the days around a gap for neighbours; estimate and standard error")
