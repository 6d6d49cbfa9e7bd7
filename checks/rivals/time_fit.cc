// time_fit CASE: how long Titrate takes for a case of checks/reference on this core, for checks/rivals/run.sh. One line
// for each way to ask, in the columns of table.py: case, tool, CPU seconds per fit, mean and sd of the effect,
// effective sample size (none), remark.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "codec/file.h"
#include "codec/fit_files.h"
#include "posterior/fit.h"
#include "posterior/gaussian.h"

namespace titrate {
namespace {

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return double(now.tv_sec) + 1e-9 * double(now.tv_nsec);
}

struct Timing {
  double median, least, most;
  int fits;
};

/// Eleven batches of at least a tenth of a second each, after a first fit that pays for cold memory.
template <class Fit>
Timing timing_of(const Fit& fit) {
  fit();
  std::vector<double> per_fit;
  int fits = 0;
  for (int batch = 0; batch < 11; ++batch) {
    int n = 0;
    const double start = cpu_seconds();
    double spent = 0;
    do {
      fit();
      ++n;
      spent = cpu_seconds() - start;
    } while (spent < 0.1);
    per_fit.push_back(spent / n);
    fits += n;
  }
  std::sort(per_fit.begin(), per_fit.end());
  return {per_fit[per_fit.size() / 2], per_fit.front(), per_fit.back(), fits};
}

void time_case(const std::string& folder, const std::string& name) {
  const auto text = [&](const char* file) { return codec::read_file(folder + "/" + name + "/" + file).value(); };
  const codec::FitModel model = codec::fit_model_from_json(text("model.json"), "model.json").value();
  const Series series = codec::series_from_csv(text("data.csv"), "data.csv", model).value();

  const auto time = [&](const char* tool, const auto& ask) {
    Summary effect;
    const Timing t = timing_of([&] { effect = ask(); });
    std::printf("%s\t%s\t%.9g\t%.9g\t%.9g\t\t%d fits, batches %.4g..%.4g ms\n", name.c_str(), tool, t.median,
                effect.mean, effect.sd, t.fits, 1e3 * t.least, 1e3 * t.most);
    std::fflush(stdout);
  };
  const auto ask = [&](const char* tool, const FitOptions& options) {
    time(tool, [&] { return fit(model.model, series, options).effect.summary(); });
  };
  ask("Titrate", {.outcome = false});
  if (model.model.family == Family::gaussian) {
    GaussianWorkspace workspace;
    Posterior posterior;
    time("Titrate, in the memory of the fit before", [&] {
      fit_gaussian(model.model, series, {}, workspace, posterior);
      return posterior.effect.summary();
    });
  }
  ask("Titrate, only the effect", {.nuisance = false, .outcome = false});
  ask("Titrate, reference accuracy", {.accuracy = Accuracy::reference, .coefficients = true, .outcome = false});
}

}  // namespace
}  // namespace titrate

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("time_fit CASE, a folder of checks/reference\n", stderr);
    return 2;
  }
  titrate::time_case(TITRATE_REFERENCE, argv[1]);
}
