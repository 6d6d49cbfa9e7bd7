// No #pragma once: gaussian_kernels.cc has this for every instruction set (each_set.h).

#include "numerics/wide.h"

namespace titrate::TITRATE_SET {

// Arrays of V with a constant count are unrolled into registers; hence the counts come as constants from a switch.

/// x_t = keep x_{t-1} + (1 - keep) dose_t, from x_0 = 0, in `count` registers at once.
TITRATE_INLINE void expose_part(int count, const double* dose, int days, const double* keep, int lanes, double* x) {
  V k[4], now[4];
  for (int i = 0; i < count; ++i) {
    k[i] = load(keep + i * width);
    now[i] = V{};
  }
  for (int t = 0; t < days; ++t) {
    const V d = every(dose[t]);
    for (int i = 0; i < count; ++i) {
      now[i] = k[i] * now[i] + (d - k[i] * d);
      store(x + t * lanes + i * width, now[i]);
    }
  }
}

void expose(const double* dose, int days, const double* keep, int lanes, double* x) {
  int l = 0;
  for (; l + 4 * width <= lanes; l += 4 * width) expose_part(4, dose, days, keep + l, lanes, x + l);
  for (; l < lanes; l += width) expose_part(1, dose, days, keep + l, lanes, x + l);
}

/// D z' and T z' of `count` rows from `first`, for one register of z.
TITRATE_INLINE void cross_part(int count, bool self, const int* later, int gap, int pairs, const double* z, int lanes,
                               const double* difference, const double* sum, int stride, double* dd, double* tt) {
  V d[5], t[5], own_d = V{}, own_t = V{};
  for (int k = 0; k < count; ++k) d[k] = t[k] = V{};
  for (int p = 0; p < pairs; ++p) {
    const double* at = z + later[p] * lanes;
    const V b = load(at), a = load(at - gap * lanes), zd = b - a, zt = b + a;
    for (int k = 0; k < count; ++k) {
      d[k] += zd * difference[p * stride + k];
      t[k] += zt * sum[p * stride + k];
    }
    if (self) {
      own_d += zd * zd;
      own_t += zt * zt;
    }
  }
  for (int k = 0; k < count; ++k) {
    store(dd + k * lanes, d[k]);
    store(tt + k * lanes, t[k]);
  }
  if (self) {
    store(dd + count * lanes, own_d);
    store(tt + count * lanes, own_t);
  }
}

void cross(const int* later, int gap, int pairs, const double* z, int lanes, const double* difference,
           const double* sum, int stride, int rows, bool self, double* dd, double* tt) {
  for (int l = 0; l < lanes; l += width)
    for (int k = 0; k < rows; k += 5) {
      const auto part = [&](int count, bool own) __attribute__((always_inline)) {
        cross_part(count, own, later, gap, pairs, z + l, lanes, difference + k, sum + k, stride, dd + k * lanes + l,
                   tt + k * lanes + l);
      };
      const int left = rows - k;
      const bool own = self && left <= 5;
      switch (left < 5 ? left : 5) {
        case 1:
          own ? part(1, true) : part(1, false);
          break;
        case 2:
          own ? part(2, true) : part(2, false);
          break;
        case 3:
          own ? part(3, true) : part(3, false);
          break;
        case 4:
          own ? part(4, true) : part(4, false);
          break;
        default:
          own ? part(5, true) : part(5, false);
      }
    }
}

/// What depends on rho only, for every rho: phi, t_g, log |R|, the prior and the step.
TITRATE_INLINE void prepare_rho(const PassInput& in, PassOutput& out, int padded) {
  constexpr double bend = stretch_bend;
  const double middle = in.rho_tilt - 1 / in.rho_tilt, rise = 1 / (in.rho_tilt + 1 / in.rho_tilt);
  V index;
  for (int i = 0; i < width; ++i) index[i] = i;
  for (int j = 0; j < in.rho_count; j += width) {
    const V u = (index + double(in.rho_low + j)) * in.rho_step, up = in.rho_tilt * exp(u * bend), down = 1.0 / up;
    V phi = in.rho_centre + in.rho_scale * ((up - down - middle) * (rise / bend));
    const auto beyond = larger(phi, -phi) > phi_limit;
    phi = smaller(larger(phi, every(-phi_limit)), every(phi_limit));
    const V slope = (up + down) * rise, magnitude = larger(phi, -phi);
    const V a = exp(-2.0 * magnitude), log_1a = log(1.0 + a);
    V of_rho = V{};
    if (in.dependent) {
      // log(rho + 1)/2 and log(1 - rho)/2, without cancellation: -log(1 + a) is that of the nearer end
      const V near = -log_1a, far = -2.0 * magnitude - log_1a;
      of_rho = in.rho_a * (phi > 0.0 ? near : far) + in.rho_b * (phi > 0.0 ? far : near) + in.rho_constant +
               log(slope * (in.rho_step * in.rho_scale));
    }
    store(out.phi + j, phi);
    // 1 - |rho|^gap by sums of positive terms, so that nothing cancels near 1: the classes are in order of gap.
    const V inverse = 1.0 / (1.0 + a), one_minus_size = 2.0 * a * inverse, size = (1.0 - a) * inverse;
    V power = every(1.0), one_minus = V{}, log_det = V{};
    int reached = 0;
    for (int g = 0; g < in.gaps; ++g) {
      for (; reached < in.gap[g]; ++reached) {
        one_minus += power * one_minus_size;
        power *= size;
      }
      const V one_plus = 2.0 - one_minus, ratio = one_minus / one_plus, inverse_ratio = one_plus / one_minus;
      log_det += double(in.pairs[g]) * log(one_minus * one_plus);
      const bool odd = in.gap[g] % 2 == 1;
      store(out.shares + 2 * g * padded + j, 0.25 * (odd ? (phi < 0.0 ? ratio : inverse_ratio) : inverse_ratio));
      store(out.shares + (2 * g + 1) * padded + j, 0.25 * (odd ? (phi < 0.0 ? inverse_ratio : ratio) : ratio));
    }
    store(out.of_rho + j, beyond ? every(-1e30) : of_rho - 0.5 * log_det);
  }
}

/// Q of one register of half-lives at one rho: `share` holds 1 / (4 t_g) and t_g / 4 of every gap, `stride` apart.
TITRATE_INLINE V of_gaps(int gaps, const double* share, int stride, const double* ends, const double* dd,
                         const double* tt, int size) {
  V sum = load(ends), other = V{};
  for (int g = 0; g < gaps; ++g) {
    sum += load(dd + g * size) * share[2 * g * stride];
    other += load(tt + g * size) * share[(2 * g + 1) * stride];
  }
  return sum + other;
}

/// One element of Q at a register of rho.
TITRATE_INLINE V at_rhos(int gaps, const double* shares, int stride, const double* ends, const double* dd,
                         const double* tt, int size) {
  V sum = every(*ends), other = V{};
  for (int g = 0; g < gaps; ++g) {
    sum += dd[g * size] * load(shares + 2 * g * stride);
    other += tt[g * size] * load(shares + (2 * g + 1) * stride);
  }
  return sum + other;
}

TITRATE_INLINE double curve_at(const PassInput& in, double where) {
  if (in.curve_count == 1) return in.curve_y[0];
  int i = 1;
  while (i + 1 < in.curve_count && where > in.curve_x[i]) ++i;
  return in.curve_y[i - 1] +
         (in.curve_y[i] - in.curve_y[i - 1]) * (where - in.curve_x[i - 1]) / (in.curve_x[i] - in.curve_x[i - 1]);
}

/// log p(log sigma) but for its constant, z2 = (sigma / scale)^2.
TITRATE_INLINE V log_prior_of_sigma(const PassInput& in, V z2) {
  return in.degrees_of_freedom > 0 ? -0.5 * (in.degrees_of_freedom + 1) * log(1.0 + z2 * (1.0 / in.degrees_of_freedom))
                                   : -0.5 * z2;
}

/// The logarithm of a product of numbers: few logarithms, and no overflow however many there are.
struct LogOfProduct {
  V sum = V{}, product = V{} + 1.0;
  int held = 0;
  TITRATE_INLINE void times(V factor) {
    product *= factor;
    if (++held % 8 == 0) {
      sum += log(product);
      product = V{} + 1.0;
    }
  }
  TITRATE_INLINE V value() const { return held % 8 == 0 ? sum : sum + log(product); }
};

/// One elimination of A = Q / sigma^2 + S^-1 = L D L', L unit lower triangular, at a register of rho: row i of `size`,
/// whose prior precision is `own`; `q` is row i of the lower triangle and `right` Q_iy, a register apart. What lies
/// `stride` apart are L, D^-1 and z = L^-1 Q_y / sigma^2. Returns the pivot.
TITRATE_INLINE V eliminate(int size, int i, const double* q, V precision, double own, V& z, double* l,
                           const double* inverses, const double* zs, int stride) {
  V d = load(q + i * width) * precision + own;
  for (int k = 0; k < i; ++k) {  // l[i][k] first holds L_ik d_k, then L_ik
    V sum = load(q + k * width) * precision;
    for (int m = 0; m < k; ++m) sum -= load(l + (i * size + m) * stride) * load(l + (k * size + m) * stride);
    store(l + (i * size + k) * stride, sum);
  }
  for (int k = 0; k < i; ++k) {
    const V scaled = load(l + (i * size + k) * stride), share = scaled * load(inverses + k * stride);
    store(l + (i * size + k) * stride, share);
    d -= scaled * share;
    z -= share * load(zs + k * stride);
  }
  return d;
}

/// The lower triangle of Q over F and y at a register of rho, from `j`.
TITRATE_INLINE void whiten_fixed(const PassInput& in, PassOutput& out, int j, int padded) {
  const int size = in.rows * in.padded;
  double* q = out.q;
  for (int i = 0; i < in.rows; ++i)
    for (int k = 0; k <= i; ++k, q += width) {
      const int at = i * in.padded + k;
      store(q, at_rhos(in.gaps, out.shares + j, padded, in.f_ends + at, in.f_dd + at, in.f_tt + at, size));
    }
}

/// The fixed block of a register of rho, from `j`, at every sigma: A = Q_FF / sigma^2 + S_F^-1 = L D L', z = L^-1 Q_Fy
/// / sigma^2; kept are L, e = D^-1 / sigma^2, f = D^-1 z, 1 / sigma^2 and the constant part of the log weight.
TITRATE_INLINE void prepare_sigma(int columns, const PassInput& in, PassOutput& out, int j) {
  const V phi = load(out.phi + j), size = larger(phi, -phi), of_rho = load(out.of_rho + j);
  const V lowest = in.lowest_log_sigma + larger(size - 4.0, V{});
  V centre;
  for (int i = 0; i < width; ++i) centre[i] = curve_at(in, out.phi[j + i]);
  const int stride = in.sigma_count * width, last_row = columns * (columns + 1) / 2;
  for (int s = 0; s < in.sigma_count; ++s) {
    const int at = s * width;
    V log_sigma = centre + in.sigma_scale * out.stretched[s];
    const auto impossible = log_sigma < lowest;
    log_sigma = larger(log_sigma, lowest);
    const V precision = exp(-2.0 * log_sigma);
    V c = log_prior_of_sigma(in, 1.0 / (precision * (in.sigma_scale_prior * in.sigma_scale_prior)));
    c += out.slope[s] + double(1 - in.observed) * log_sigma;

    V explained = V{};
    LogOfProduct determinant;
    const double* q = out.q;
    for (int i = 0; i < columns; q += ++i * width) {
      V z = load(out.q + (last_row + i) * width) * precision;
      const V d =
          eliminate(columns, i, q, precision, in.prior_precision[i], z, out.l + at, out.e + at, out.f + at, stride);
      const V inverse = 1.0 / d;
      store(out.e + i * stride + at, inverse);
      store(out.f + i * stride + at, z);
      explained += z * z * inverse;
      determinant.times(d);
    }
    for (int i = 0; i < columns; ++i) {
      const V inverse = load(out.e + i * stride + at);
      store(out.f + i * stride + at, load(out.f + i * stride + at) * inverse);
      store(out.e + i * stride + at, inverse * precision);
    }
    c += 0.5 * (explained - determinant.value() - load(out.q + (last_row + columns) * width) * precision);
    c += in.sigma_constant + of_rho;
    store(out.precision + at, precision);
    store(out.c + at, impossible ? every(-1e30) : larger(c, every(-1e30)));
  }
}

/// The nodes of one rho: every sigma, every lane. `columns` is a constant up to 8, else `out.w` holds what registers
/// cannot.
TITRATE_INLINE void nodes_of_rho(int columns, bool keep, const PassInput& in, PassOutput& out, int j, int part_of_rho,
                                 int padded, V* largest) {
  constexpr int at_once = 8;
  V ours[at_once], rights[at_once], variances[at_once], means[at_once], log_weights[at_once];
  const int x_size = (columns + 2) * in.x_stride, stride = in.sigma_count * width, place = j % width;
  const double *ls = out.l + place, *es = out.e + place, *fs = out.f + place, *cs = out.c + place,
               *precisions = out.precision + place, *shares = out.shares + j;
  for (int s = 0; s < in.effects * in.sigma_count; ++s) store(out.row_lanes + s * width, V{});
  for (int l = 0; l < in.lanes; l += width) {
    V q[10], w[8];
    for (int k = 0; k < columns + 2; ++k) {
      const int at = k * in.x_stride + l;
      const V value = of_gaps(in.gaps, shares, padded, in.x_ends + at, in.x_dd + at, in.x_tt + at, x_size);
      if (columns <= 8)
        q[k] = value;
      else
        store(out.white_x + k * width, value);
    }
    const V factor = load(in.lane_factor + l);
    for (int part = 0; part < in.sigma_parts; ++part) {
      // By the nodes of the first effect; what the second wants beyond them belongs to the last part.
      const int shared = in.effect[0].sigma_count, from = part * shared / in.sigma_parts,
                to = part + 1 == in.sigma_parts ? in.sigma_count : (part + 1) * shared / in.sigma_parts;
      const int sums_at = ((part_of_rho * in.sigma_parts + part) * sums_per_part) * in.lanes + l;
      // In steps, each short enough for the machine to overlap several sigmas. First what the data say of the effect,
      // whatever was believed of it before.
      for (int first = from; first < to; first += at_once) {
        const int last = first + at_once < to ? first + at_once : to;
        for (int s = first; s < last; ++s) {
          const int at = s * width;
          V own, right;
          if (columns <= 8) {
            own = q[columns + 1];
            right = q[columns];
            for (int i = 0; i < columns; ++i) {
              w[i] = q[i];
              for (int k = 0; k < i; ++k) w[i] -= ls[(i * columns + k) * stride + at] * w[k];
              own -= w[i] * w[i] * es[i * stride + at];
              right -= w[i] * fs[i * stride + at];
            }
          } else {
            own = load(out.white_x + (columns + 1) * width);
            right = load(out.white_x + columns * width);
            for (int i = 0; i < columns; ++i) {
              V wi = load(out.white_x + i * width);
              for (int k = 0; k < i; ++k) wi -= ls[(i * columns + k) * stride + at] * load(out.w + k * width);
              store(out.w + i * width, wi);
              own -= wi * wi * es[i * stride + at];
              right -= wi * fs[i * stride + at];
            }
          }
          ours[s - first] = own * precisions[at];
          rights[s - first] = right * precisions[at];
        }
        for (int effect = 0; effect < in.effects; ++effect) {
          const EffectInput& prior = in.effect[effect];
          const double believed = prior.mean * prior.precision, offset = prior.shared - prior.reference;
          const int end = last < prior.sigma_count ? last : prior.sigma_count;
          V most = largest[effect];
          for (int s = first; s < end; ++s) {
            // Data never take precision away; where rounding says so (a vanishing sigma), the prior's is what is left.
            const V precision = larger(ours[s - first] + prior.precision, every(prior.precision));
            const V right = rights[s - first] + believed, variance = 1.0 / precision, mean = right * variance;
            const V log_weight = 0.5 * right * mean + (cs[s * width] + offset);
            most = larger(most, log_weight);
            variances[s - first] = variance;
            means[s - first] = mean;
            log_weights[s - first] = log_weight;
          }
          largest[effect] = most;
          double *sums = out.effect[effect].sums + sums_at, *rows = out.row_lanes + effect * in.sigma_count * width;
          V total[sums_per_part];
          for (int i = 0; i < sums_per_part; ++i) total[i] = load(sums + i * in.lanes);
          // No less than e^-500, which counts for nothing and whose products are still normal numbers.
          for (int s = first; s < end; ++s) {
            const V variance = variances[s - first], mean = means[s - first];
            const V weight =
                exp_below(larger(log_weights[s - first], every(-500.0))) * (square_root(variance) * factor);
            store(rows + s * width, load(rows + s * width) + weight);
            const V v = variance * prior.precision, wv = weight * v, wm = weight * mean, wvv = wv * v;
            total[0] += weight;
            total[1] += wv;
            total[2] += wvv;
            total[3] += wvv * v;
            total[4] += wm;
            total[5] += wm * v;
            total[6] += wm * mean;
            if (keep) {
              const std::size_t at = (std::size_t(j) * in.sigma_count + s) * in.lanes + l;
              store(out.weight + at, weight);
              store(out.mean + at, mean);
              store(out.variance + at, variance);
            }
          }
          for (int i = 0; i < sums_per_part; ++i) store(sums + i * in.lanes, total[i]);
        }
      }
    }
  }
  for (int effect = 0; effect < in.effects; ++effect)
    for (int s = 0; s < in.effect[effect].sigma_count; ++s)
      out.effect[effect].row_mass[j * in.effect[effect].sigma_count + s] =
          sum_of(load(out.row_lanes + (effect * in.sigma_count + s) * width));
}

/// The sigma axis: where its nodes lie, and the logarithm of what lies between two.
TITRATE_INLINE void prepare_sigma_axis(const PassInput& in, PassOutput& out) {
  constexpr double bend = stretch_bend;
  V index;
  for (int i = 0; i < width; ++i) index[i] = i;
  for (int s = 0; s < in.sigma_count; s += width) {
    const V u = (index + double(in.sigma_low + s)) * in.sigma_step, up = exp(u * bend), down = 1.0 / up;
    store(out.stretched + s, (up - down) * (0.5 / bend));
    store(out.slope + s, log((up + down) * (0.5 * in.sigma_step * in.sigma_scale)));
  }
}

TITRATE_INLINE void pass_of(int columns, bool keep, const PassInput& in, PassOutput& out) {
  const int padded = (in.rho_count + lane_block - 1) / lane_block * lane_block;
  prepare_rho(in, out, padded);
  prepare_sigma_axis(in, out);
  V largest[most_effects];
  for (V& most : largest) most = every(-1e300);
  const int stride = in.sigma_count * width;
  for (int first = 0; first < in.rho_count; first += width) {
    whiten_fixed(in, out, first, padded);
    prepare_sigma(columns, in, out, first);
    for (int j = first; j < in.rho_count && j < first + width; ++j) {
      if (keep)
        for (int s = 0; s < in.sigma_count; ++s) {
          double* kept = out.factors + (std::size_t(j) * in.sigma_count + s) * (columns * columns + 2 * columns);
          const int at = s * width + j - first;
          for (int i = 0; i < columns * columns; ++i) kept[i] = out.l[i * stride + at];
          for (int i = 0; i < columns; ++i) {
            kept[columns * columns + i] = out.e[i * stride + at];
            kept[columns * columns + columns + i] = out.f[i * stride + at];
          }
        }
      nodes_of_rho(columns, keep, in, out, j,
                   in.rho_parts == 2 ? (j < -in.rho_low ? 0 : 1) : j * in.rho_parts / in.rho_count, padded, largest);
    }
  }
  for (int effect = 0; effect < in.effects; ++effect)
    out.effect[effect].largest = largest_of(largest[effect]) + in.effect[effect].reference;
}

void pass(const PassInput& in, PassOutput& out) {
  for (int effect = 0; effect < in.effects; ++effect)
    for (int i = 0; i < in.rho_parts * in.sigma_parts * sums_per_part * in.lanes; ++i) out.effect[effect].sums[i] = 0;
  if (out.weight) return pass_of(in.columns, true, in, out);
  switch (in.columns) {
    case 1:
      return pass_of(1, false, in, out);
    case 2:
      return pass_of(2, false, in, out);
    case 3:
      return pass_of(3, false, in, out);
    case 4:
      return pass_of(4, false, in, out);
    case 5:
      return pass_of(5, false, in, out);
    case 6:
      return pass_of(6, false, in, out);
    default:
      return pass_of(in.columns, false, in, out);
  }
}

/// At each rho of the axis and one half-life: the log sigma at which the posterior of the rest is highest, found by its
/// fixed point, what is left of the observations there (twice that is the curvature in log sigma), and the log weight.
///
///     sigma^2 = RSS / (n - rank - 1 + (nu + 1) sigma^2 / (nu s^2 + sigma^2)),   rank = sum of 1 - S^-1_i / d_i
///
/// with RSS at the coefficients' posterior mean given sigma. The rank is exact where the priors are wide.
TITRATE_INLINE void profile_of(int size, const PassInput& in, PassOutput& out) {
  constexpr int rounds = 3;
  const int padded = (in.rho_count + lane_block - 1) / lane_block * lane_block, columns = size - 1;
  const int f_size = in.rows * in.padded, x_size = (columns + 2) * in.x_stride;
  const double nu = in.degrees_of_freedom, scale2 = in.sigma_scale_prior * in.sigma_scale_prior;
  const double believed = in.effect[0].mean * in.effect[0].precision;
  prepare_rho(in, out, padded);
  for (int j = 0; j < in.rho_count; j += width) {
    // The lower triangle over F, x, y.
    double* q = out.q;
    const double* shares = out.shares + j;
    const auto of_x = [&](int k) __attribute__((always_inline)) {
      const int at = k * in.x_stride + in.profile_lane;
      return at_rhos(in.gaps, shares, padded, in.x_ends + at, in.x_dd + at, in.x_tt + at, x_size);
    };
    const auto of_f = [&](int i, int k) __attribute__((always_inline)) {
      const int at = i * in.padded + k;
      return at_rhos(in.gaps, shares, padded, in.f_ends + at, in.f_dd + at, in.f_tt + at, f_size);
    };
    for (int i = 0; i < columns; ++i)
      for (int k = 0; k <= i; ++k, q += width) store(q, of_f(i, k));
    for (int k = 0; k < columns; ++k, q += width) store(q, of_x(k));
    store(q, of_x(columns + 1));
    q += width;
    double* right = q;
    for (int k = 0; k < columns; ++k, q += width) store(q, of_f(columns, k));
    store(q, of_x(columns));
    const V yy = of_f(columns, columns);

    const V phi = load(out.phi + j), magnitude = larger(phi, -phi);
    const V lowest = in.lowest_log_sigma + larger(magnitude - 4.0, V{});
    V log_sigma;
    for (int i = 0; i < width; ++i) log_sigma[i] = curve_at(in, out.phi[j + i]);
    V weight = V{}, freedom = V{};
    for (int round = 0; round < rounds; ++round) {
      log_sigma = larger(log_sigma, lowest);
      const V precision = exp(-2.0 * log_sigma), s2 = 1.0 / precision;
      V explained = V{}, rank = V{};
      LogOfProduct determinant;
      const double* row = out.q;
      for (int i = 0; i < size; row += ++i * width) {
        const double own = i < columns ? in.prior_precision[i] : in.effect[0].precision;
        V z = load(right + i * width) * precision + (i < columns ? 0 : believed);
        const V d = larger(eliminate(size, i, row, precision, own, z, out.l, out.e, out.f, width), every(own));
        const V inverse = 1.0 / d;
        store(out.e + i * width, inverse);
        store(out.f + i * width, z);
        explained += z * z * inverse;
        rank += 1.0 - own * inverse;
        determinant.times(d);
      }
      // The coefficients, from the last to the first, and what they leave of the response.
      V penalty = V{};
      for (int i = size - 1; i >= 0; --i) {
        V b = load(out.f + i * width) * load(out.e + i * width);
        for (int k = i + 1; k < size; ++k) b -= load(out.l + (k * size + i) * width) * load(out.w + k * width);
        store(out.w + i * width, b);
        const V off = i < columns ? b : b - in.effect[0].mean;
        penalty += off * off * (i < columns ? in.prior_precision[i] : in.effect[0].precision);
      }
      const V left = larger(yy - (explained + penalty - in.effect[0].mean * believed) * s2, yy * 1e-12);
      const V z2 = s2 * (1.0 / scale2);
      const V prior = nu > 0 ? (nu + 1) * s2 / (nu * scale2 + s2) : z2;
      freedom = larger(double(in.observed - 1) - rank + prior, every(1.0));
      weight = double(1 - in.observed) * log_sigma + log_prior_of_sigma(in, z2) + load(out.of_rho + j) +
               0.5 * (explained - determinant.value() - yy * precision - log(freedom));
      if (round + 1 < rounds) log_sigma = 0.5 * log(larger(left / freedom, every(1e-280)));
    }
    store(out.profile_weight + j, larger(weight, every(-1e30)));
    store(out.profile_log_sigma + j, log_sigma);
    store(out.profile_freedom + j, freedom);
  }
}

void profile(const PassInput& in, PassOutput& out) {
  switch (in.columns) {
    case 3:
      return profile_of(4, in, out);
    case 4:
      return profile_of(5, in, out);
    default:
      return profile_of(in.columns + 1, in, out);
  }
}

/// Two normals for each lane of each part, in every lane at once: weights, means, sds are [2][lanes] of one part.
void reduce(const double* sums, int lanes, double scale, const double* lane_scale, double* weights, double* means,
            double* sds) {
  for (int l = 0; l < lanes; l += width) {
    const V weight = load(sums + l), inverse = 1.0 / larger(weight, every(1e-280));
    const V v1 = load(sums + lanes + l) * inverse, vv = load(sums + 2 * lanes + l) * inverse,
            vvv = load(sums + 3 * lanes + l) * inverse, m = load(sums + 4 * lanes + l) * inverse;
    const V floor = v1 * v1 * 1e-10 + 1e-300;
    const V v2 = larger(vv - v1 * v1, floor), v3 = vvv - 3.0 * v1 * vv + 2.0 * v1 * v1 * v1;
    const V mv = load(sums + 5 * lanes + l) * inverse - m * v1,
            mm = larger(load(sums + 6 * lanes + l) * inverse - m * m, V{});
    const auto spread = v2 > floor;
    const V sd = square_root(v2), skew = spread ? v3 / (v2 * sd) : V{}, root = square_root(1.0 + 0.25 * skew * skew);
    const V slope = spread ? mv / v2 : V{}, left = larger(mm - slope * mv, V{});
    const V factor = load(lane_scale + l), size = larger(factor, -factor);
    for (int side = 0; side < 2; ++side) {
      const V z = 0.5 * skew + (side ? root : -root), share = 0.5 * (1.0 + (side ? -0.5 : 0.5) * skew / root);
      const V variance = larger(v1 + sd * z, v1 * 1e-6) * scale + left;
      store(weights + side * lanes + l, weight * share);
      store(means + side * lanes + l, factor * (m + slope * sd * z));
      store(sds + side * lanes + l, size * square_root(variance));
    }
  }
}

constexpr Kernels kernels{expose, cross, pass, profile, reduce};

}  // namespace titrate::TITRATE_SET
