// No #pragma once: gaussian_kernels.cc includes this for every instruction set.

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
    const V d = all(dose[t]);
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
                               const double* difference, const double* sum, int rows, double* dd, double* tt) {
  V d[5], t[5], own_d = V{}, own_t = V{};
  for (int k = 0; k < count; ++k) d[k] = t[k] = V{};
  for (int p = 0; p < pairs; ++p) {
    const double* at = z + later[p] * lanes;
    const V b = load(at), a = load(at - gap * lanes), zd = b - a, zt = b + a;
    for (int k = 0; k < count; ++k) {
      d[k] += zd * difference[p * rows + k];
      t[k] += zt * sum[p * rows + k];
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
           const double* sum, int rows, bool self, double* dd, double* tt) {
  for (int l = 0; l < lanes; l += width)
    for (int k = 0; k < rows; k += 5) {
      const auto part = [&](int count, bool own) __attribute__((always_inline)) {
        cross_part(count, own, later, gap, pairs, z + l, lanes, difference + k, sum + k, rows, dd + k * lanes + l,
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
  constexpr double bend = 0.35;
  V index;
  for (int i = 0; i < width; ++i) index[i] = i;
  for (int j = 0; j < padded; j += width) {
    const V u = (index + double(in.rho_low + j)) * in.rho_step, up = exp(u * bend), down = 1.0 / up;
    V phi = in.rho_centre + in.rho_scale * ((up - down) * (0.5 / bend));
    const auto beyond = larger(phi, -phi) > phi_limit;
    phi = smaller(larger(phi, all(-phi_limit)), all(phi_limit));
    const V slope = (up + down) * 0.5, magnitude = larger(phi, -phi);
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
    V power = all(1.0), one_minus = V{}, log_det = V{};
    int reached = 0;
    for (int g = 0; g < in.gaps; ++g) {
      for (; reached < in.gap[g]; ++reached) {
        one_minus += power * one_minus_size;
        power *= size;
      }
      const V one_plus = 2.0 - one_minus, ratio = one_minus / one_plus;
      log_det += double(in.pairs[g]) * log(one_minus * one_plus);
      const V t = in.gap[g] % 2 == 1 ? (phi < 0.0 ? 1.0 / ratio : ratio) : ratio;
      const V inverse_t = 1.0 / t;
      for (int i = 0; i < width; ++i) {
        out.shares[(j + i) * 2 * in.gaps + 2 * g] = 0.25 * inverse_t[i];
        out.shares[(j + i) * 2 * in.gaps + 2 * g + 1] = 0.25 * t[i];
      }
    }
    store(out.of_rho + j, beyond ? all(-1e30) : of_rho - 0.5 * log_det);
  }
}

/// Q of one register at one rho: `share` holds 1 / (4 t_g) and t_g / 4 of every gap.
TITRATE_INLINE V of_gaps(int gaps, const double* share, const double* ends, const double* dd, const double* tt,
                         int size) {
  V sum = load(ends), other = V{};
  for (int g = 0; g < gaps; ++g) {
    sum += load(dd + g * size) * share[2 * g];
    other += load(tt + g * size) * share[2 * g + 1];
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

/// The fixed block of one rho at every sigma, a lane each: A = Q_FF / sigma^2 + S_F^-1 = L D L', L unit lower
/// triangular, z = L^-1 Q_Fy / sigma^2; kept are L, e = D^-1 / sigma^2, f = D^-1 z, 1 / sigma^2 and the constant part
/// of the log weight.
TITRATE_INLINE void prepare_sigma(int columns, const PassInput& in, PassOutput& out, int j, int padded) {
  constexpr double bend = 0.35;
  const double centre = curve_at(in, out.phi[j]);
  const double size = out.phi[j] < 0 ? -out.phi[j] : out.phi[j];
  const double lowest = in.lowest_log_sigma + (size > 4 ? size - 4 : 0);
  const double* q = out.white_f;
  V index;
  for (int i = 0; i < width; ++i) index[i] = i;
  for (int s = 0; s < padded; s += width) {
    const V u = (index + double(in.sigma_low + s)) * in.sigma_step, up = exp(u * bend), down = 1.0 / up;
    V log_sigma = centre + in.sigma_scale * ((up - down) * (0.5 / bend));
    const auto impossible = log_sigma < lowest;
    log_sigma = larger(log_sigma, all(lowest));
    const V precision = exp(-2.0 * log_sigma);
    const V z2 = 1.0 / (precision * (in.sigma_scale_prior * in.sigma_scale_prior));
    V c = in.degrees_of_freedom > 0 ? -0.5 * (in.degrees_of_freedom + 1) * log(1.0 + z2 * (1.0 / in.degrees_of_freedom))
                                    : -0.5 * z2;
    c += log((up + down) * (0.5 * in.sigma_step * in.sigma_scale)) + double(1 - in.observed) * log_sigma;

    double* l = out.l + s;
    V explained = V{}, log_det = V{}, determinant = all(1.0);
    for (int i = 0; i < columns; ++i) {
      V d = q[i * in.padded + i] * precision + in.prior_precision[i];
      V z = q[columns * in.padded + i] * precision;
      for (int k = 0; k < i; ++k) {  // l[i][k] first holds L_ik d_k, then L_ik
        V sum = q[i * in.padded + k] * precision;
        for (int m = 0; m < k; ++m) sum -= load(l + (i * columns + m) * padded) * load(l + (k * columns + m) * padded);
        store(l + (i * columns + k) * padded, sum);
      }
      for (int k = 0; k < i; ++k) {
        const V scaled = load(l + (i * columns + k) * padded);
        const V own = scaled * load(out.e + k * padded + s);
        store(l + (i * columns + k) * padded, own);
        d -= scaled * own;
        z -= own * load(out.f + k * padded + s);
      }
      const V inverse = 1.0 / d;
      store(out.e + i * padded + s, inverse);
      store(out.f + i * padded + s, z);
      explained += z * z * inverse;
      determinant *= d;
      if (i % 8 == 7 || i + 1 == columns) {  // few logarithms, and no overflow however many columns there are
        log_det += log(determinant);
        determinant = all(1.0);
      }
    }
    for (int i = 0; i < columns; ++i) {
      const V inverse = load(out.e + i * padded + s);
      store(out.f + i * padded + s, load(out.f + i * padded + s) * inverse);
      store(out.e + i * padded + s, inverse * precision);
    }
    c += 0.5 * (explained - log_det - q[columns * in.padded + columns] * precision);
    c += in.shared + in.sigma_constant + out.of_rho[j];
    store(out.precision + s, precision);
    store(out.c + s, impossible ? all(-1e30) : larger(c, all(-1e30)));
  }
}

/// The nodes of one rho: every sigma, every lane. `columns` is a constant up to 8, else `out.w` holds what registers
/// cannot.
TITRATE_INLINE void nodes_of_rho(int columns, bool keep, const PassInput& in, PassOutput& out, int j, int half,
                                 V& largest) {
  constexpr int at_once = 8;
  V variances[at_once], means[at_once], log_weights[at_once];
  const int x_size = (columns + 2) * in.x_stride;
  const double scale = in.effect_precision;
  const double* shares = out.shares + j * 2 * in.gaps;
  for (int s = 0; s < in.sigma_count; ++s) store(out.row_lanes + s * width, V{});
  for (int l = 0; l < in.lanes; l += width) {
    V q[10], w[8];
    if (columns <= 8) {
      for (int k = 0; k < columns + 2; ++k)
        q[k] = of_gaps(in.gaps, shares, in.x_ends + k * in.x_stride + l, in.x_dd + k * in.x_stride + l,
                       in.x_tt + k * in.x_stride + l, x_size);
    } else {
      for (int k = 0; k < columns + 2; ++k)
        store(out.white_x + k * width, of_gaps(in.gaps, shares, in.x_ends + k * in.x_stride + l,
                                               in.x_dd + k * in.x_stride + l, in.x_tt + k * in.x_stride + l, x_size));
    }
    const V factor = load(in.lane_factor + l);
    const int sigma_padded = (in.sigma_count + lane_block - 1) / lane_block * lane_block;
    for (int part = 0; part < in.sigma_parts; ++part) {
      double* sums = out.sums + ((half * in.sigma_parts + part) * sums_per_part) * in.lanes + l;
      V total[sums_per_part];
      for (int i = 0; i < sums_per_part; ++i) total[i] = load(sums + i * in.lanes);
      const int from = part * in.sigma_count / in.sigma_parts, to = (part + 1) * in.sigma_count / in.sigma_parts;
      // In two steps, each short enough for the machine to overlap several sigmas.
      for (int first = from; first < to; first += at_once) {
        const int last = first + at_once < to ? first + at_once : to;
        for (int s = first; s < last; ++s) {
          V variance, right;
          if (columns <= 8) {
            variance = q[columns + 1];
            right = q[columns];
            for (int i = 0; i < columns; ++i) {
              w[i] = q[i];
              for (int k = 0; k < i; ++k) w[i] -= out.l[(i * columns + k) * sigma_padded + s] * w[k];
              variance -= w[i] * w[i] * out.e[i * sigma_padded + s];
              right -= w[i] * out.f[i * sigma_padded + s];
            }
          } else {
            variance = load(out.white_x + (columns + 1) * width);
            right = load(out.white_x + columns * width);
            for (int i = 0; i < columns; ++i) {
              V wi = load(out.white_x + i * width);
              for (int k = 0; k < i; ++k) wi -= out.l[(i * columns + k) * sigma_padded + s] * load(out.w + k * width);
              store(out.w + i * width, wi);
              variance -= wi * wi * out.e[i * sigma_padded + s];
              right -= wi * out.f[i * sigma_padded + s];
            }
          }
          // Data never take precision away; where rounding says so (a vanishing sigma), the prior's is what is left.
          const double inverse_sigma2 = out.precision[s];
          const V precision = larger(variance * inverse_sigma2 + in.effect_precision, all(in.effect_precision));
          right = right * inverse_sigma2 + in.effect_mean * in.effect_precision;
          variance = 1.0 / precision;
          const V mean = right * variance, log_weight = 0.5 * right * mean + out.c[s];
          largest = larger(largest, log_weight);
          variances[s - first] = variance;
          means[s - first] = mean;
          log_weights[s - first] = log_weight - in.reference;
        }
        for (int s = first; s < last; ++s) {
          const V variance = variances[s - first], mean = means[s - first];
          const V weight = exp_below(larger(log_weights[s - first], all(-708.0))) * (square_root(variance) * factor);
          store(out.row_lanes + s * width, load(out.row_lanes + s * width) + weight);
          const V v = variance * scale, wv = weight * v, wm = weight * mean, wvv = wv * v;
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
      }
      for (int i = 0; i < sums_per_part; ++i) store(sums + i * in.lanes, total[i]);
    }
  }
  for (int s = 0; s < in.sigma_count; ++s)
    out.row_mass[j * in.sigma_count + s] = sum_of(load(out.row_lanes + s * width));
}

TITRATE_INLINE void pass_of(int columns, bool keep, const PassInput& in, PassOutput& out) {
  const int rho_padded = (in.rho_count + lane_block - 1) / lane_block * lane_block;
  const int sigma_padded = (in.sigma_count + lane_block - 1) / lane_block * lane_block;
  const int f_size = in.rows * in.padded;
  prepare_rho(in, out, rho_padded);
  V largest = all(-1e300);
  for (int j = 0; j < in.rho_count; ++j) {
    for (int i = 0; i < f_size; i += width)
      store(out.white_f + i,
            of_gaps(in.gaps, out.shares + j * 2 * in.gaps, in.f_ends + i, in.f_dd + i, in.f_tt + i, f_size));
    prepare_sigma(columns, in, out, j, sigma_padded);
    if (keep)
      for (int s = 0; s < in.sigma_count; ++s) {
        double* kept = out.factors + (std::size_t(j) * in.sigma_count + s) * (columns * columns + 2 * columns);
        for (int i = 0; i < columns * columns; ++i) kept[i] = out.l[i * sigma_padded + s];
        for (int i = 0; i < columns; ++i) {
          kept[columns * columns + i] = out.e[i * sigma_padded + s];
          kept[columns * columns + columns + i] = out.f[i * sigma_padded + s];
        }
      }
    nodes_of_rho(columns, keep, in, out, j,
                 in.rho_parts == 2 ? (j < -in.rho_low ? 0 : 1) : j * in.rho_parts / in.rho_count, largest);
  }
  out.largest = largest_of(largest);
}

void pass(const PassInput& in, PassOutput& out) {
  for (int i = 0; i < in.rho_parts * in.sigma_parts * sums_per_part * in.lanes; ++i) out.sums[i] = 0;
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

/// Two normals for each lane of each part, in every lane at once: weights, means, sds are [2][lanes] of one part.
void reduce(const double* sums, int lanes, double scale, const double* lane_scale, double* weights, double* means,
            double* sds) {
  for (int l = 0; l < lanes; l += width) {
    const V weight = load(sums + l), inverse = 1.0 / larger(weight, all(1e-280));
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

constexpr Kernels kernels{expose, cross, pass, reduce};

}  // namespace titrate::TITRATE_SET
