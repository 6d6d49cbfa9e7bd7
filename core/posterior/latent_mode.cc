#include "posterior/latent_mode.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"
#include "numerics/lanes.h"

namespace titrate {
namespace {

constexpr int L = lane_count;
constexpr int most_steps = 80;
constexpr double most_shift = 1, most_stretch = 0.7;
constexpr double longest_step_eta = 2.5, longest_step_gap = 0.8;

TITRATE_WIDE void linear_predictor(int n, int fixed, const double* columns, const double* x, const double* u,
                                   const double* coefficients, const double* effect, double* __restrict eta) {
  for (int i = 0; i < n; ++i) {
    TITRATE_EACH_LANE(l) eta[i * L + l] = u[i * L + l] + x[i * L + l] * effect[l];
    for (int k = 0; k < fixed; ++k) {
      const double f = columns[i * fixed + k];
      TITRATE_EACH_LANE(l) eta[i * L + l] += f * coefficients[k * L + l];
    }
  }
}

/// T = L D L' row by row, the coupling R eliminated with it, and the Schur complement S = B - R' T^-1 R and its right
/// side gathered on the way. The border is [cuts | fixed | effect].
TITRATE_WIDE void eliminate(int n, int cuts, int fixed, const double* columns, const double* x, const double* weight,
                            const double* cross, const double* diagonal, const double* off, const double* gradient,
                            double* __restrict pivot, double* __restrict link, double* __restrict eliminated,
                            double* __restrict forward, double* __restrict schur, double* __restrict right,
                            double* __restrict log_det) {
  const int m = cuts + fixed + 1;
  double row[64 * L];
  double product[L];
  TITRATE_EACH_LANE(l) log_det[l] = 0;
  TITRATE_EACH_LANE(l) product[l] = 1;
  for (int i = 0; i < n; ++i) {
    const double* w = weight + i * L;
    double* d = pivot + i * L;
    double* k = link + i * L;
    TITRATE_EACH_LANE(l) {
      d[l] = diagonal[i] + w[l];
      k[l] = 0;
    }
    if (i > 0) TITRATE_EACH_LANE(l) {
        k[l] = off[i] / d[l - L];
        d[l] -= k[l] * off[i];
      }
    TITRATE_EACH_LANE(l) product[l] *= d[l];
    if (i % 16 == 15 || i + 1 == n) TITRATE_EACH_LANE(l) {
        log_det[l] += lanes::log(product[l]);
        product[l] = 1;
      }

    for (int j = 0; j < cuts; ++j) TITRATE_EACH_LANE(l) row[j * L + l] = cross[(i * cuts + j) * L + l];
    for (int j = 0; j < fixed; ++j) {
      const double f = columns[i * fixed + j];
      TITRATE_EACH_LANE(l) row[(cuts + j) * L + l] = f * w[l];
    }
    TITRATE_EACH_LANE(l) row[(m - 1) * L + l] = x[i * L + l] * w[l];

    double* e = eliminated + std::ptrdiff_t(i) * m * L;
    double* y = forward + i * L;
    TITRATE_EACH_LANE(l) y[l] = gradient[i * L + l];
    for (int j = 0; j < m * L; ++j) e[j] = row[j];
    if (i > 0) {
      TITRATE_EACH_LANE(l) y[l] -= k[l] * y[l - L];
      for (int j = 0; j < m; ++j) TITRATE_EACH_LANE(l) e[j * L + l] -= k[l] * e[(j - m) * L + l];
    }
    double inverse[L];
    TITRATE_EACH_LANE(l) inverse[l] = 1 / d[l];
    for (int j = 0; j < m; ++j) {
      double scaled[L];
      TITRATE_EACH_LANE(l) {
        scaled[l] = e[j * L + l] * inverse[l];
        right[j * L + l] -= scaled[l] * y[l];
      }
      double* s = schur + std::ptrdiff_t(j) * m * L;
      if (j < cuts) {
        for (int c = 0; c <= j; ++c) TITRATE_EACH_LANE(l) s[c * L + l] -= scaled[l] * e[c * L + l];
      } else if (j + 1 < m) {
        const double f = columns[i * fixed + j - cuts];
        for (int c = 0; c <= j; ++c) TITRATE_EACH_LANE(l) s[c * L + l] += f * row[c * L + l] - scaled[l] * e[c * L + l];
      } else {
        for (int c = 0; c <= j; ++c)
          TITRATE_EACH_LANE(l) s[c * L + l] += x[i * L + l] * row[c * L + l] - scaled[l] * e[c * L + l];
      }
    }
  }
}

/// S = M E M' in place: M below the diagonal, E on it. A pivot that rounding, or a start far from the mode, made too
/// small becomes its prior precision.
TITRATE_WIDE void factor(int m, const double* prior_precision, double* __restrict s, double* __restrict log_det) {
  TITRATE_EACH_LANE(l) log_det[l] = 0;
  for (int j = 0; j < m; ++j) {
    double* row = s + std::ptrdiff_t(j) * m * L;
    double* d = row + j * L;
    for (int c = 1; c < j; ++c)  // M_jc E_c first
      for (int k = 0; k < c; ++k) TITRATE_EACH_LANE(l) row[c * L + l] -= row[k * L + l] * s[(c * m + k) * L + l];
    for (int c = 0; c < j; ++c) TITRATE_EACH_LANE(l) {
        const double scaled = row[c * L + l] / s[(c * m + c) * L + l];
        d[l] -= row[c * L + l] * scaled;
        row[c * L + l] = scaled;
      }
    TITRATE_EACH_LANE(l) {
      d[l] = d[l] > 0.1 * prior_precision[j] ? d[l] : prior_precision[j];
      log_det[l] += lanes::log(d[l]);
    }
  }
}

/// border = S^-1 right, u = T^-1 (gradient - R border) from the eliminated rows, and gradient' H^-1 gradient.
TITRATE_WIDE void back_substitute(int n, int m, const double* s, const double* pivot, const double* link,
                                  const double* eliminated, const double* forward, const double* right,
                                  double* __restrict step_u, double* __restrict step_border,
                                  double* __restrict decrement) {
  TITRATE_EACH_LANE(l) decrement[l] = 0;
  for (int j = 0; j < m; ++j) {
    double* b = step_border + j * L;
    TITRATE_EACH_LANE(l) b[l] = right[j * L + l];
    for (int k = 0; k < j; ++k) TITRATE_EACH_LANE(l) b[l] -= s[(j * m + k) * L + l] * step_border[k * L + l];
  }
  for (int j = 0; j < m; ++j) TITRATE_EACH_LANE(l) {
      const double b = step_border[j * L + l], scaled = b / s[(j * m + j) * L + l];
      decrement[l] += b * scaled;
      step_border[j * L + l] = scaled;
    }
  for (int j = m; j-- > 0;)
    for (int k = j + 1; k < m; ++k)
      TITRATE_EACH_LANE(l) step_border[j * L + l] -= s[(k * m + j) * L + l] * step_border[k * L + l];
  for (int i = n; i-- > 0;) {
    double* u = step_u + i * L;
    TITRATE_EACH_LANE(l) {
      const double y = forward[i * L + l];
      decrement[l] += y * y / pivot[i * L + l];
      u[l] = y;
    }
    for (int j = 0; j < m; ++j)
      TITRATE_EACH_LANE(l) u[l] -= eliminated[(std::ptrdiff_t(i) * m + j) * L + l] * step_border[j * L + l];
    TITRATE_EACH_LANE(l) u[l] /= pivot[i * L + l];
    if (i + 1 < n) TITRATE_EACH_LANE(l) u[l] -= link[(i + 1) * L + l] * u[L + l];
  }
}

/// q_i = E^(-1/2) M^-1 g_i with g_i = (derivative of eta_i by the border) - (T^-1 R)_i, so that the covariance of eta
/// is T^-1 + q_i . q_j and that of the effect with eta_i is q_i,last / sqrt(E_last).
TITRATE_WIDE void covariance_factors(int n, int cuts, int fixed, const double* columns, const double* x,
                                     const double* pivot, const double* link, const double* eliminated, const double* s,
                                     double* __restrict q) {
  const int m = cuts + fixed + 1;
  for (int i = n; i-- > 0;) {  // T^-1 R, from the last day up
    double* r = q + std::ptrdiff_t(i) * m * L;
    for (int j = 0; j < m; ++j) TITRATE_EACH_LANE(l) {
        double value = eliminated[(std::ptrdiff_t(i) * m + j) * L + l] / pivot[i * L + l];
        if (i + 1 < n) value -= link[(i + 1) * L + l] * r[(m + j) * L + l];
        r[j * L + l] = value;
      }
  }
  for (int i = 0; i < n; ++i) {
    double* g = q + std::ptrdiff_t(i) * m * L;
    for (int j = 0; j < m; ++j) TITRATE_EACH_LANE(l) {
        const double f = j < cuts ? 0 : j + 1 < m ? columns[i * fixed + j - cuts] : x[i * L + l];
        g[j * L + l] = f - g[j * L + l];
      }
    for (int j = 0; j < m; ++j)
      for (int k = 0; k < j; ++k) TITRATE_EACH_LANE(l) g[j * L + l] -= s[(j * m + k) * L + l] * g[k * L + l];
    for (int j = 0; j < m; ++j) TITRATE_EACH_LANE(l) g[j * L + l] /= std::sqrt(s[(j * m + j) * L + l]);
  }
}

/// The sums over pairs of days of the second order. V_ij = Z_ij + q_i . q_j with Z = T^-1, which fades away from the
/// diagonal: the sums over q alone separate into tensors, O(n m^3), and only the days near each other are taken in
/// pairs. `m` = 0 leaves the border out. Besides, the first order shift of each eta, `shift` [n * lane_count].
TITRATE_WIDE void pair_sums(int n, int m, const double* pivot, const double* link, const double* q, const double* third,
                            const double* fourth, const double* inverse_last, double* __restrict z_diagonal,
                            double* __restrict scaled, double* __restrict with_effect, double* __restrict tensor,
                            double* __restrict shift, double* __restrict log_p, double* __restrict mean,
                            double* __restrict variance) {
  for (int i = n; i-- > 0;) TITRATE_EACH_LANE(l) {
      double z = 1 / pivot[i * L + l];
      if (i + 1 < n) z += link[(i + 1) * L + l] * link[(i + 1) * L + l] * z_diagonal[(i + 1) * L + l];
      z_diagonal[i * L + l] = z;
    }
  double root[L];
  for (int l = 0; l < L; ++l) root[l] = std::sqrt(inverse_last[l]);
  for (int i = 0; i < n; ++i) TITRATE_EACH_LANE(l) with_effect[i * L + l] = 0;
  for (int i = 0; i < n && m > 0; ++i)
    TITRATE_EACH_LANE(l) with_effect[i * L + l] = q[(std::ptrdiff_t(i + 1) * m - 1) * L + l] * root[l];
  TITRATE_EACH_LANE(l) log_p[l] = mean[l] = variance[l] = 0;

  // Single days, and the tensors: sum a q, sum c q, sum e q q', sum t q q q, each over the days.
  double* a_q = tensor;
  double* c_q = a_q + m * L;
  double* e_qq = c_q + m * L;
  double* t_qqq = e_qq + m * m * L;
  const int size = (2 * m + m * m + m * m * m) * L;
  for (int k = 0; k < size; ++k) tensor[k] = 0;
  for (int i = 0; i < n; ++i) {
    const double* qi = q + std::ptrdiff_t(i) * m * L;
    double c[L], e[L], v[L];
    double* a = scaled + i * L;
    const double* b = with_effect + i * L;
    const double* t = third + i * L;
    TITRATE_EACH_LANE(l) v[l] = z_diagonal[i * L + l];
    for (int k = 0; k < m; ++k) TITRATE_EACH_LANE(l) v[l] += qi[k * L + l] * qi[k * L + l];
    TITRATE_EACH_LANE(l) {
      a[l] = t[l] * v[l];
      c[l] = t[l] * b[l] * b[l];
      e[l] = t[l] * b[l];
      const double f = fourth[i * L + l], z = z_diagonal[i * L + l], p = v[l] - z;
      log_p[l] +=
          0.125 * f * v[l] * v[l] + 0.125 * a[l] * a[l] * z + t[l] * t[l] * (v[l] * v[l] * v[l] - p * p * p) / 12;
      mean[l] += 0.5 * a[l] * b[l];
      variance[l] += 0.5 * f * v[l] * b[l] * b[l] + 0.5 * c[l] * a[l] * z + 0.5 * e[l] * e[l] * (v[l] * v[l] - p * p);
      shift[i * L + l] = 0.5 * a[l] * z;
    }
    for (int j = 0; j < m; ++j) {
      double eq[L], tq[L];
      TITRATE_EACH_LANE(l) {
        a_q[j * L + l] += a[l] * qi[j * L + l];
        c_q[j * L + l] += c[l] * qi[j * L + l];
        eq[l] = e[l] * qi[j * L + l];
        tq[l] = t[l] * qi[j * L + l];
      }
      for (int k = 0; k <= j; ++k) {
        double tqq[L];
        TITRATE_EACH_LANE(l) {
          e_qq[(j * m + k) * L + l] += eq[l] * qi[k * L + l];
          tqq[l] = tq[l] * qi[k * L + l];
        }
        for (int h = 0; h <= k; ++h)
          TITRATE_EACH_LANE(l) t_qqq[((j * m + k) * m + h) * L + l] += tqq[l] * qi[h * L + l];
      }
    }
  }
  for (int j = 0; j < m; ++j) {
    TITRATE_EACH_LANE(l) {
      log_p[l] += 0.125 * a_q[j * L + l] * a_q[j * L + l];
      variance[l] += 0.5 * a_q[j * L + l] * c_q[j * L + l];
    }
    for (int k = 0; k <= j; ++k) {
      const double twice = k < j ? 2 : 1;
      TITRATE_EACH_LANE(l) variance[l] += 0.5 * twice * e_qq[(j * m + k) * L + l] * e_qq[(j * m + k) * L + l];
      for (int h = 0; h <= k; ++h) {
        const double orders = j == k && k == h ? 1 : j == k || k == h ? 3 : 6;  // in which the indices can stand
        const double* t = t_qqq + ((j * m + k) * m + h) * L;
        TITRATE_EACH_LANE(l) log_p[l] += orders * t[l] * t[l] / 12;
      }
    }
  }
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < m; ++j)
      TITRATE_EACH_LANE(l) shift[i * L + l] += 0.5 * a_q[j * L + l] * q[(std::ptrdiff_t(i) * m + j) * L + l];

  // Days near each other, until Z has faded in every lane.
  for (int j = n; j-- > 1;) {
    const double* qj = q + std::ptrdiff_t(j) * m * L;
    const double *t_j = third + j * L, *a_j = scaled + j * L;
    double z[L], c_j[L], e_j[L], own[L];
    TITRATE_EACH_LANE(l) {
      z[l] = z_diagonal[j * L + l];
      const double b = with_effect[j * L + l];
      c_j[l] = t_j[l] * b * b;
      e_j[l] = t_j[l] * b;
      own[l] = 0;
    }
    for (int i = j; i-- > 0;) {
      const double* qi = q + std::ptrdiff_t(i) * m * L;
      double p[L];
      TITRATE_EACH_LANE(l) {
        z[l] *= -link[(i + 1) * L + l];
        p[l] = 0;
      }
      if (i % 4 == 0) {
        double largest = 0;
        for (int l = 0; l < L; ++l) largest = largest > std::abs(z[l]) ? largest : std::abs(z[l]);
        if (largest < 1e-5 * z_diagonal[j * L]) break;
      }
      for (int k = 0; k < m; ++k) TITRATE_EACH_LANE(l) p[l] += qi[k * L + l] * qj[k * L + l];
      TITRATE_EACH_LANE(l) {
        const double t = third[i * L + l], b = with_effect[i * L + l], a = scaled[i * L + l], v = z[l] + p[l];
        const double cubes = z[l] * (v * v + v * p[l] + p[l] * p[l]), squares = z[l] * (v + p[l]);
        log_p[l] += 0.25 * a * a_j[l] * z[l] + t * t_j[l] * cubes * (1.0 / 6);
        variance[l] += 0.5 * (t * b * b * a_j[l] + c_j[l] * a) * z[l] + t * b * e_j[l] * squares;
        shift[i * L + l] += 0.5 * a_j[l] * z[l];
        own[l] += 0.5 * a * z[l];
      }
    }
    TITRATE_EACH_LANE(l) shift[j * L + l] += own[l];
  }
}

/// The cut-points' part of the gradient and of the curvature, from the densities at each cut-point.
TITRATE_WIDE void cut_curvature(int cuts, int m, const double* jacobian, const double* density, const double* cut_slope,
                                const double* gap_first, const double* gap_second, double* __restrict gradient,
                                double* __restrict schur) {
  for (int j = 0; j < cuts; ++j) {
    double slope[L] = {};
    for (int k = 0; k < cuts; ++k)
      TITRATE_EACH_LANE(l) slope[l] += cut_slope[k * L + l] * jacobian[(k * cuts + j) * L + l];
    double* s = schur + std::ptrdiff_t(j) * m * L;
    TITRATE_EACH_LANE(l) {
      gradient[j * L + l] += slope[l];
      if (j > 0) {  // the second derivative of a cut-point by a log gap is its first
        gradient[j * L + l] += gap_first[(j - 1) * L + l];
        s[j * L + l] -= slope[l] + gap_second[(j - 1) * L + l];
      }
    }
    for (int c = 0; c <= j; ++c)
      for (int k = 0; k < cuts; ++k) TITRATE_EACH_LANE(l)
    s[c * L + l] += density[k * L + l] * jacobian[(k * cuts + j) * L + l] * jacobian[(k * cuts + c) * L + l];
  }
}

/// How one day's eta is coupled to the cut-points' parameters through one of its two cut-points.
TITRATE_WIDE void couple(int cuts, const double* density, const double* jacobian, double* __restrict cross,
                         double* __restrict total) {
  TITRATE_EACH_LANE(l) total[l] += density[l];
  for (int j = 0; j < cuts; ++j) TITRATE_EACH_LANE(l) cross[j * L + l] -= density[l] * jacobian[j * L + l];
}

/// Of each lane: how far the longest of the steps in eta goes.
TITRATE_WIDE void longest_move(int count, const double* step_eta, double* __restrict longest) {
  for (int i = 0; i < count; ++i) TITRATE_EACH_LANE(l) {
      const double size = step_eta[i * L + l] < 0 ? -step_eta[i * L + l] : step_eta[i * L + l];
      longest[l] = longest[l] > size ? longest[l] : size;
    }
}

TITRATE_WIDE void take_step(int rows, const double* share, const double* step, double* __restrict to) {
  for (int i = 0; i < rows; ++i) TITRATE_EACH_LANE(l) to[i * L + l] += share[l] * step[i * L + l];
}

/// Gradients of the prior of u and of the linear columns, and the prior's own log density.
TITRATE_WIDE void gradients(int n, int fixed, const double* columns, const double* x, const double* diagonal,
                            const double* off, const double* u, const double* first, double* __restrict gradient_u,
                            double* __restrict gradient_fixed, double* __restrict gradient_effect,
                            double* __restrict value) {
  for (int i = 0; i < n; ++i) {
    double qu[L];
    TITRATE_EACH_LANE(l) qu[l] = diagonal[i] * u[i * L + l];
    if (i > 0) TITRATE_EACH_LANE(l) qu[l] += off[i] * u[(i - 1) * L + l];
    if (i + 1 < n) TITRATE_EACH_LANE(l) qu[l] += off[i + 1] * u[(i + 1) * L + l];
    TITRATE_EACH_LANE(l) {
      gradient_u[i * L + l] = first[i * L + l] - qu[l];
      value[l] -= 0.5 * u[i * L + l] * qu[l];
      gradient_effect[l] += x[i * L + l] * first[i * L + l];
    }
    for (int k = 0; k < fixed; ++k)
      TITRATE_EACH_LANE(l) gradient_fixed[k * L + l] += columns[i * fixed + k] * first[i * L + l];
  }
}

std::size_t sized(int rows) { return std::size_t(rows) * L; }

}  // namespace

LatentData latent_data_of(const Model& model, const Series& series, double phi) {
  LatentData data;
  std::vector<double> y;
  for (std::size_t t = 0; t < series.response.size(); ++t) {
    if (!series.response[t]) continue;
    y.push_back(*series.response[t]);
    data.gap.push_back(data.day.empty() ? 0 : int(t - data.day.back()));
    data.day.push_back(t);
  }
  data.n = int(y.size());
  data.likelihood = likelihood_of(model, y, phi);
  data.cuts = data.likelihood.cuts();
  const bool intercept = model.family != Family::ordinal;
  data.fixed = int(model.covariates.size()) + intercept;
  data.border = data.cuts + data.fixed + 1;
  require(data.border <= 64, "a latent model has at most 64 linear parameters");
  for (const std::size_t t : data.day) {
    if (intercept) data.columns.push_back(1);
    for (const auto& column : series.covariates) data.columns.push_back(column[t]);
  }
  const auto add = [&](const NormalPrior& prior) {
    data.prior_mean.push_back(prior.mean);
    data.prior_precision.push_back(1 / (prior.sd * prior.sd));
  };
  for (int c = 0; c < data.cuts; ++c) add(c == 0 ? model.cutpoints.middle : model.cutpoints.log_gap);
  if (intercept) add(model.intercept);
  for (const Coefficient& covariate : model.covariates) add(covariate.prior);
  add(model.effect);
  if (data.cuts > 0) {
    data.days_in_category.assign(std::size_t(model.levels), 0);
    for (double value : y) ++data.days_in_category[std::size_t(value)];
    data.middle = (model.levels - 2) / 2;
  }
  return data;
}

void cut_points_of(const LatentData& data, const double* parameters, double* cut) {
  TITRATE_EACH_LANE(l) {
    cut[data.middle * L + l] = parameters[l];
    for (int c = data.middle + 1; c < data.cuts; ++c)
      cut[c * L + l] = cut[(c - 1) * L + l] + std::exp(parameters[c * L + l]);
    for (int c = data.middle; c-- > 0;) cut[c * L + l] = cut[(c + 1) * L + l] - std::exp(parameters[(c + 1) * L + l]);
  }
}

LaneExposure lane_exposure(const LatentData& data, const Series& series, const std::vector<double>& half_lives) {
  require(half_lives.empty() || half_lives.size() == L, "a half-life for each lane, or none");
  LaneExposure exposure;
  exposure.x.assign(sized(data.n), 0);
  exposure.contrast.assign(L, 0);
  double x[L] = {}, keep[L] = {};
  std::fill(x, x + L, series.before);
  for (int l = 0; l < L && !half_lives.empty(); ++l) keep[l] = std::exp2(-1 / half_lives[std::size_t(l)]);
  std::size_t i = 0;
  for (std::size_t t = 0; t < series.dose.size(); ++t) {
    TITRATE_EACH_LANE(l) {
      x[l] = series.dose[t] + keep[l] * (x[l] - series.dose[t]);
      if (!series.block_contrast.empty()) exposure.contrast[std::size_t(l)] += series.block_contrast[t] * x[l];
    }
    if (i < data.day.size() && data.day[i] == t) {
      std::copy(x, x + L, &exposure.x[i * L]);
      ++i;
    }
  }
  return exposure;
}

ProcessPrecision process_precision(const LatentData& data, bool dependent, double phi, double sigma) {
  ProcessPrecision p;
  p.diagonal.assign(std::size_t(data.n), 0);
  p.off.assign(std::size_t(data.n), 0);
  const double inverse = 1 / (sigma * sigma), less = dependent ? 2 / (1 + std::exp(2 * std::abs(phi))) : 1;
  const double log_size = dependent ? std::log1p(-less) : 0;  // log |rho|
  for (std::size_t i = 0; i < p.diagonal.size(); ++i) {
    p.diagonal[i] += inverse;
    p.log_det += std::log(inverse);
    if (i == 0 || !dependent) continue;
    const double one_minus_r2 = -std::expm1(2 * data.gap[i] * log_size);
    double r = std::exp(data.gap[i] * log_size);
    if (phi < 0 && data.gap[i] % 2 == 1) r = -r;
    p.diagonal[i] += inverse * r * r / one_minus_r2;
    p.diagonal[i - 1] += inverse * r * r / one_minus_r2;
    p.off[i] = -inverse * r / one_minus_r2;
    p.log_det -= std::log(one_minus_r2);
  }
  return p;
}

LatentMode::LatentMode(const LatentData& data) : data_(data) {
  const int n = data.n, m = data.border;
  for (auto* rows : {&u, &pivot, &link, &eta_, &first_, &weight_, &gradient_u_, &forward_, &step_u_, &step_eta_,
                     &shift_, &above_, &below_})
    rows->assign(sized(n), 0);
  for (auto* rows : {&border, &right_, &step_border_, &gradient_border_}) rows->assign(sized(m), 0);
  eliminated.assign(sized(n * m), 0);
  schur.assign(sized(m * m), 0);
  cross_.assign(sized(n * data.cuts), 0);
  for (auto* rows : {&cut_, &cut_slope_, &gap_first_, &gap_second_, &density_}) rows->assign(sized(data.cuts), 0);
  jacobian_.assign(sized(data.cuts * data.cuts), 0);
  restart();
}

void LatentMode::restart() {
  const int m = data_.border;
  std::fill(u.begin(), u.end(), 0.0);
  std::fill(shift_.begin(), shift_.end(), 0.0);
  for (int j = 0; j < m; ++j) TITRATE_EACH_LANE(l) border[sized(j) + std::size_t(l)] = data_.prior_mean[std::size_t(j)];
  double mean = 0;
  for (double y : data_.likelihood.y) mean += y / std::max(data_.n, 1);
  double level = 0;
  if (data_.likelihood.family == Family::poisson || data_.likelihood.family == Family::negative_binomial)
    level = std::log(mean + 0.1);
  if (data_.likelihood.family == Family::bernoulli) level = std::log((mean + 0.05) / (1.05 - mean));
  if (data_.cuts > 0) {
    double below = 0.5;
    for (int c = 0; c <= data_.middle; ++c) below += data_.days_in_category[std::size_t(c)];
    level = std::log(below / (data_.n + 1 - below));
  }
  if (data_.n > 0) TITRATE_EACH_LANE(l) border[std::size_t(l)] = level;  // the intercept, or the middle cut-point
}

/// Where the cut-points' own parameters meet the days: the coupling with eta, the gradient and the curvature.
void LatentMode::assemble(const ProcessPrecision& process, const double* x) {
  const int n = data_.n, m = data_.border, cuts = data_.cuts;
  linear_predictor(n, data_.fixed, data_.columns.data(), x, u.data(), &border[sized(cuts)], &border[sized(m - 1)],
                   eta_.data());
  if (cuts > 0) cut_points_of(data_, border.data(), cut_.data());
  slopes(data_.likelihood, cut_.data(), eta_.data(), value_, first_.data(), weight_.data(), above_.data(),
         below_.data(), cut_slope_.data());

  for (int j = 0; j < m; ++j) TITRATE_EACH_LANE(l) {
      const std::size_t at = sized(j) + std::size_t(l);
      const double away = border[at] - data_.prior_mean[std::size_t(j)],
                   precision = data_.prior_precision[std::size_t(j)];
      gradient_border_[at] = -precision * away;
      value_[l] -= 0.5 * precision * away * away;
    }
  gradients(n, data_.fixed, data_.columns.data(), x, process.diagonal.data(), process.off.data(), u.data(),
            first_.data(), gradient_u_.data(), &gradient_border_[sized(cuts)], &gradient_border_[sized(m - 1)], value_);

  std::fill(schur.begin(), schur.end(), 0.0);
  for (int j = 0; j < m; ++j)
    TITRATE_EACH_LANE(l) schur[sized(j * m + j) + std::size_t(l)] = data_.prior_precision[std::size_t(j)];
  if (cuts == 0) return;

  // d c_k / d parameter_j: 1 for the middle; + or - the gap for the gaps between the middle and k.
  std::fill(jacobian_.begin(), jacobian_.end(), 0.0);
  for (int j = 0; j < cuts; ++j) TITRATE_EACH_LANE(l) {
      const double size = j == 0 ? 1 : lanes::exp(border[sized(j) + std::size_t(l)]);
      const bool above = j > data_.middle;
      for (int k = j == 0 || !above ? 0 : j; k < (j == 0 || above ? cuts : j); ++k)
        jacobian_[sized(k * cuts + j) + std::size_t(l)] = j == 0 || above ? size : -size;
    }
  gap_terms(data_.days_in_category, &border[L], value_, gap_first_.data(), gap_second_.data());

  std::fill(density_.begin(), density_.end(), 0.0);
  std::fill(cross_.begin(), cross_.end(), 0.0);
  for (int i = 0; i < n; ++i) {
    const int category = int(data_.likelihood.y[std::size_t(i)]);
    double* cross = &cross_[sized(i * cuts)];
    if (category < cuts)
      couple(cuts, &above_[sized(i)], &jacobian_[sized(category * cuts)], cross, &density_[sized(category)]);
    if (category > 0)
      couple(cuts, &below_[sized(i)], &jacobian_[sized((category - 1) * cuts)], cross, &density_[sized(category - 1)]);
  }
  cut_curvature(cuts, m, jacobian_.data(), density_.data(), cut_slope_.data(), gap_first_.data(), gap_second_.data(),
                gradient_border_.data(), schur.data());
}

void LatentMode::find(const ProcessPrecision& process, const double* x, double close_enough) {
  const int n = data_.n, m = data_.border;
  double log_det_t[L] = {}, log_det_s[L] = {}, decrement[L] = {};
  double prior = 0.5 * process.log_det;
  for (double precision : data_.prior_precision) prior += 0.5 * std::log(precision);
  settled = false;
  for (int step = 0; step < most_steps && !settled; ++step) {
    assemble(process, x);
    std::copy(gradient_border_.begin(), gradient_border_.end(), right_.begin());
    eliminate(n, data_.cuts, data_.fixed, data_.columns.data(), x, weight_.data(), cross_.data(),
              process.diagonal.data(), process.off.data(), gradient_u_.data(), pivot.data(), link.data(),
              eliminated.data(), forward_.data(), schur.data(), right_.data(), log_det_t);
    factor(m, data_.prior_precision.data(), schur.data(), log_det_s);
    back_substitute(n, m, schur.data(), pivot.data(), link.data(), eliminated.data(), forward_.data(), right_.data(),
                    step_u_.data(), step_border_.data(), decrement);
    double share[L] = {}, gap_move[L] = {}, largest = 0;
    linear_predictor(n, data_.fixed, data_.columns.data(), x, step_u_.data(), &step_border_[sized(data_.cuts)],
                     &step_border_[sized(m - 1)], step_eta_.data());
    longest_move(n, step_eta_.data(), share);
    if (data_.cuts > 1) longest_move(data_.cuts - 1, &step_border_[L], gap_move);
    TITRATE_EACH_LANE(l) {
      share[l] = std::min(
          {1.0, longest_step_eta / std::max(share[l], 1e-12), longest_step_gap / std::max(gap_move[l], 1e-12)});
      largest = std::max(largest, decrement[l]);
    }
    take_step(n, share, step_u_.data(), u.data());
    take_step(m, share, step_border_.data(), border.data());
    settled = largest < close_enough;
  }
  TITRATE_EACH_LANE(l) {
    // the last step raised the value by half of its decrement
    constant[l] = prior - 0.5 * log_det_t[l] - 0.5 * log_det_s[l];
    log_p[l] = value_[l] + 0.5 * decrement[l] + constant[l];
    mean[l] = border[sized(m - 1) + std::size_t(l)];
    variance[l] = 1 / schur[sized(m * m - 1) + std::size_t(l)];
  }
}

LatentMode::Spread LatentMode::spread(const double* x) const {
  const int n = data_.n, m = data_.border;
  Spread s;
  s.without_dose.assign(sized(n), 0);
  s.residual.assign(sized(n), 0);
  s.with_effect.assign(sized(n), 0);
  s.factors.assign(sized(n * m), 0);
  const std::vector<double> no_dose(sized(n), 0.0);
  covariance_factors(n, data_.cuts, data_.fixed, data_.columns.data(), no_dose.data(), pivot.data(), link.data(),
                     eliminated.data(), schur.data(), s.factors.data());
  linear_predictor(n, data_.fixed, data_.columns.data(), no_dose.data(), u.data(), &border[sized(data_.cuts)],
                   &border[sized(m - 1)], s.without_dose.data());
  for (int i = n; i-- > 0;) TITRATE_EACH_LANE(l) {
      const std::size_t at = sized(i) + std::size_t(l);
      double z = 1 / pivot[at];
      if (i + 1 < n) z += link[at + L] * link[at + L] * s.residual[at + L];
      s.residual[at] = z;
    }
  for (int i = 0; i < n; ++i) TITRATE_EACH_LANE(l) {
      const std::size_t at = sized(i) + std::size_t(l);
      for (int j = 0; j + 1 < m; ++j) {
        const double q = s.factors[sized(i * m + j) + std::size_t(l)];
        s.residual[at] += q * q;
      }
      s.with_effect[at] =
          s.factors[sized(i * m + m - 1) + std::size_t(l)] * std::sqrt(schur[sized(m * m - 1) + std::size_t(l)]);
      // From the mode to the mean, all but what moves with the effect.
      const double moved = mean[l] - border[sized(m - 1) + std::size_t(l)];
      s.without_dose[at] += shift_[at] - (x[at] + s.with_effect[at]) * moved;
    }
  return s;
}

void LatentMode::lean_on(bool first) {
  const auto lean = [first](std::vector<double>& now, std::vector<double>& last) {
    last.resize(now.size());
    for (std::size_t i = 0; i < now.size(); ++i) {
      const double mode = now[i];
      if (!first) now[i] += mode - last[i];
      last[i] = mode;
    }
  };
  lean(u, last_u_);
  lean(border, last_border_);
}

void LatentMode::correct(const double* x) {
  const int n = data_.n, m = data_.border;
  const bool whole = data_.cuts == 0;
  std::vector<double>&third = above_, &fourth = below_;  // free again once the mode is found
  q_.resize(whole ? sized(n * m) : 0);
  higher_slopes(data_.likelihood, cut_.data(), eta_.data(), third.data(), fourth.data());
  if (whole)
    covariance_factors(n, data_.cuts, data_.fixed, data_.columns.data(), x, pivot.data(), link.data(),
                       eliminated.data(), schur.data(), q_.data());
  double more_log_p[L], more_mean[L], more_variance[L];
  const int k = whole ? m : 0;
  tensor_.resize(sized(2 * k + k * k + k * k * k));
  pair_sums(n, k, pivot.data(), link.data(), q_.data(), third.data(), fourth.data(), variance, step_u_.data(),
            step_eta_.data(), gradient_u_.data(), tensor_.data(), shift_.data(), more_log_p, more_mean, more_variance);
  const double most_log_p = 1.5 + 0.12 * n;
  for (int l = 0; l < L; ++l) {
    if (!std::isfinite(more_log_p[l] + more_mean[l] + more_variance[l])) continue;
    // The expansion is asymptotic: where its second order is large (a huge sigma) it means nothing, and must not be let
    // loose. Below one it is hardly touched.
    log_p[l] += most_log_p * std::tanh(more_log_p[l] / most_log_p);
    if (!whole) continue;
    const double sd = std::sqrt(variance[l]);
    mean[l] += most_shift * sd * std::tanh(more_mean[l] / (most_shift * sd));
    variance[l] *= std::exp(most_stretch * std::tanh(more_variance[l] / variance[l] / most_stretch));
  }
}

}  // namespace titrate
