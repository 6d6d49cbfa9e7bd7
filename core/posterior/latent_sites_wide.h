// No #pragma once: latent_kernels_wide.h includes this for every instruction set, inside its namespace.
//
// Expectation propagation (Minka 2001; Kuss & Rasmussen 2005, JMLR 6:1679) for yes or no and for ratings, whose factors
// are logistic functions of one linear predictor each, and of one gap between cut-points each. A factor t(s) has a
// site exp(pull s - precision s^2 / 2) in its place. With m and v the mean and variance of s under all sites, z = s - m
// and g = pull - precision m, the factor's mean without its own site, against that site, is
//
//     E = 1 / sqrt(2 pi v)  integral t(m + z) exp(-(1/v - precision) z^2 / 2 - g z) dz
//
// and its first two moments under the same integrand are what the next site is made to give. log p(y) is the log prior
// density at the mean, the determinants of the Laplace approximation, and the sum of log E. The integrals are
// trapezoid sums. All sites are renewed at once; the fixed point makes log p(y) stationary.

constexpr double sqrt_two_pi = 2.5066282746310002;

/// Moments of an integrand that was summed at step, 0th to 2nd, about m: the new site, and E.
TITRATE_INLINE V renew(V m, V v, V step, V s0, V s1, V s2, V rest, double* precision, double* pull, int o) {
  const V inverse = 1.0 / s0, mean = s1 * inverse * step, square = s2 * inverse * step * step;
  const V sharp = 1.0 / larger(square - mean * mean, 1e-12 * v), inverse_v = 1.0 / v;
  const V other_pull = m * inverse_v - at(pull, 0, o);
  put(precision, 0, o, larger(sharp - rest, every(1e-9)));
  put(pull, 0, o, (m + mean) * sharp - other_pull);
  return s0 * step * ((1 / sqrt_two_pi) * square_root(inverse_v));
}

/// The factor L(s), over 5 sds of what is left without the site (at most 7.5 of all): `reach` points to each side, so
/// many that they lie at most 1.6 apart, since L has poles at +- i pi. (Of log odds with an sd above 19 they are
/// farther apart: no prior expects these.)
constexpr double far = 5, widest_step = 1.6, step_in_sds = 1.25, most_spread = 2.25;
constexpr int most_reach = 60;

TITRATE_INLINE V renew_logistic(V m, V v, int reach, double* precision, double* pull, int o) {
  const V tau = at(precision, 0, o), g = at(pull, 0, o) - tau * m, all = 1.0 / v;
  const V rest = larger(all - tau, 1e-8 * all);
  const V step = smaller((far / reach) / square_root(larger(rest, (1 / most_spread) * all)), every(150.0 / reach));
  const V tilt = smaller(larger(g * step, every(-280.0 / reach)), every(280.0 / reach));
  const V centre = smaller(larger(m, every(-150.0)), every(150.0));
  // exp(-rest z^2 / 2), exp(-g z) and exp(-s) at multiples of the step, each from the one before.
  const V narrow = exp(-rest * step * step), up = exp(-tilt), fall = exp(-step), inverse = 1.0 / (up * fall),
          down = inverse * fall, rise = inverse * up;
  const V odds = exp(-centre);
  V power = square_root(narrow), even = every(1.0), ups = up, downs = down, falls = odds * fall, rises = odds * rise;
  V s0 = 1.0 / (1.0 + odds), s1 = V{}, s2 = V{};
  for (int k = 1; k <= reach; ++k) {
    even *= power;
    power *= narrow;
    const V right = 1.0 + falls, left = 1.0 + rises, both = even / (right * left);
    const V high = ups * left * both, low = downs * right * both, sum = high + low;
    s0 += sum;
    s1 += double(k) * (high - low);
    s2 += double(k * k) * sum;
    ups *= up;
    downs *= down;
    falls *= fall;
    rises *= rise;
  }
  return renew(m, v, step, s0, s1, s2, rest, precision, pull, o);
}

/// The same for every lane, so that no digit depends on how many share a register.
TITRATE_INLINE int reach_of(const double* variance, const double* precision) {
  V widest = V{};
  for (int o = 0; o < L; o += width) {
    const V v = load(variance + o), rest = larger(1.0 - load(precision + o) * v, every(1 / most_spread));
    widest = larger(widest, v / rest);
  }
  const double sd = __builtin_sqrt(largest_of(widest)),
               step = step_in_sds * sd < widest_step ? step_in_sds * sd : widest_step;
  const double points = __builtin_ceil(far * sd / step - 1e-6);
  return points < most_reach ? int(points) : most_reach;
}

/// x to a whole power of at least one.
TITRATE_INLINE V power_of(V x, int exponent) {
  V result = every(1.0);
  for (; exponent > 1; exponent /= 2) {
    if (exponent % 2 == 1) result *= x;
    x *= x;
  }
  return result * x;
}

/// The factor of a gap: its log-normal prior and (1 - e^-gap)^days. Points equally spaced in its logarithm; the prior's
/// own constant is where the others are.
TITRATE_INLINE V renew_gap(V m, V v, int days, double prior_mean, double prior_precision, double* precision,
                           double* pull, int o) {
  constexpr int reach = 5;
  const V tau = at(precision, 0, o), g = at(pull, 0, o) - tau * m, rest = 1.0 / v - tau;
  const V somewhere = larger(m, every(1e-3));
  const V spread = smaller(log(1.0 + v / (somewhere * somewhere)), every(1 / prior_precision));
  const V centre = log(somewhere) - 0.5 * spread, step = (4.6 / reach) * square_root(spread);
  V s0 = V{}, s1 = V{}, s2 = V{}, gap = exp(centre - double(reach) * step);
  const V wider = exp(step);
  for (int k = -reach; k <= reach; ++k, gap *= wider) {
    const V log_gap = centre + double(k) * step, z = gap - m, away = log_gap - prior_mean;
    V weight = exp(-0.5 * prior_precision * away * away - z * (0.5 * rest * z + g));
    if (days > 0) weight *= power_of(1.0 - exp(-gap), days);
    s0 += weight;
    s1 += weight * z;
    s2 += weight * z * z;
  }
  // renew() counts distance in steps; here it is in gaps.
  return renew(m, v, step, s0, s1 / step, s2 / (step * step), rest, precision, pull, o);
}

void start_sites(const LatentData& data, const ModeState& mode, ModeState& state) {
  const int n = data.n, cuts = data.cuts, days = sites_of_days(data);
  state.u = mode.u;
  state.border = mode.border;
  state.eta = mode.eta;
  state.cut = mode.cut;
  double *precision = state.site_precision.data(), *pull = state.site_pull.data();
  for (int o = 0; o < L; o += width) {
    const auto begin = [&](int site, V s, V first) __attribute__((always_inline)) {
      const V curvature = first * (1.0 - first);
      put(precision, site, o, curvature);
      put(pull, site, o, first + curvature * s);
    };
    for (int i = 0; i < n; ++i) {
      const V e = at(mode.eta.data(), i, o);
      if (cuts == 0) {
        const bool yes = data.likelihood.y[std::size_t(i)] > 0.5;
        const V first = other_side(yes ? e : -e);
        const V curvature = first * (1.0 - first);
        put(precision, i, o, curvature);
        put(pull, i, o, (yes ? first : -first) + curvature * e);
        continue;
      }
      const int category = data.category[std::size_t(i)];
      if (category < cuts) {
        const V s = at(mode.cut.data(), category, o) - e;
        begin(2 * i, s, other_side(s));
      }
      if (category > 0) {
        const V s = e - at(mode.cut.data(), category - 1, o);
        begin(2 * i + 1, s, other_side(s));
      }
    }
    for (int j = 1; j < cuts; ++j) {
      const V log_gap = at(mode.border.data(), j, o), gap = at(mode.gap.data(), j, o), inverse = 1.0 / gap;
      V value, first, second;
      gap_term(data.days_in_category[std::size_t(j)], log_gap, value, first, second);
      const double prior = data.prior_precision[std::size_t(j)];
      const V slope = first - prior * (log_gap - data.prior_mean[std::size_t(j)]) - 1.0;
      const V curvature = larger(prior - second, every(0.1 * prior));
      const V own = larger(curvature + slope, 0.3 * curvature) * inverse * inverse;
      put(state.border.data(), j, o, gap);
      put(precision, days + j, o, own);
      put(pull, days + j, o, slope * inverse + own * gap);
    }
  }
}

void match_moments(const LatentData& data, ModeState& state, double* log_factor) {
  const int n = data.n, cuts = data.cuts, m = data.border, days = sites_of_days(data);
  const double *q = state.q.data(), *s = state.schur.data(), *inverses = state.inverse.data(),
               *links = state.link.data(), *eta = state.eta.data(), *cut = state.cut.data();
  double *precision = state.site_precision.data(), *pull = state.site_pull.data(), *factor = state.cut_factor.data(),
         *variance = state.site_variance.data();
  for (int o = 0; o < L; o += width) {
    // The cut-points in the terms of q: E^(-1/2) M^-1 times their derivatives.
    for (int c = 0; c < cuts; ++c) {
      V g[most_border];
      for (int j = 0; j < m; ++j) {
        g[j] = every(j == 0 || (j > data.middle && j <= c) ? 1.0 : j > c && j <= data.middle ? -1.0 : 0.0);
        for (int k = 0; k < j; ++k) g[j] -= at(s, j * m + k, o) * g[k];
      }
      for (int j = 0; j < m; ++j) put(factor, c * m + j, o, g[j] / square_root(at(s, j * m + j, o)));
    }
    // The variances, before any site is renewed.
    V z = V{}, link = V{};
    for (int i = n; i-- > 0;) {
      z = at(inverses, i, o) + link * link * z;
      link = at(links, i, o);
      const double* qi = q + std::ptrdiff_t(i) * m * L;
      if (cuts == 0) {
        V v = z;
        for (int j = 0; j < m; ++j) v += at(qi, j, o) * at(qi, j, o);
        put(variance, i, o, v);
        continue;
      }
      const int category = data.category[std::size_t(i)];
      const auto side = [&](int site, int c) __attribute__((always_inline)) {
        V v = z;
        for (int j = 0; j < m; ++j) {
          const V away = at(factor, c * m + j, o) - at(qi, j, o);
          v += away * away;
        }
        put(variance, site, o, v);
      };
      if (category < cuts) side(2 * i, category);
      if (category > 0) side(2 * i + 1, category - 1);
    }
  }
  V sums[L / width], products[L / width];
  for (int o = 0; o < L; o += width) sums[o / width] = V{}, products[o / width] = every(1.0);
  const int sides = cuts > 0 ? 2 : 1;
  for (int from = 0; from < n; from += days_at_once) {
    const int to = from + days_at_once < n ? from + days_at_once : n;
    // How far each sum goes, for some days ahead: what waits for it would wait long.
    int reaches[2 * days_at_once];
    for (int site = sides * from; site < sides * to; ++site)
      reaches[site - sides * from] =
          reach_of(variance + std::ptrdiff_t(site) * L, precision + std::ptrdiff_t(site) * L);
    for (int i = from; i < to; ++i) {
      const int category = cuts > 0 ? data.category[std::size_t(i)] : 0;
      const bool yes = data.likelihood.y[std::size_t(i)] > 0.5;
      for (int side = 0; side < sides; ++side) {
        if (side == 1 ? category == 0 : cuts > 0 && category == cuts) continue;
        const int site = sides * i + side, reach = reaches[site - sides * from];
        double *here = precision + std::ptrdiff_t(site) * L, *pulled = pull + std::ptrdiff_t(site) * L;
        const double* v = variance + std::ptrdiff_t(site) * L;
        for (int o = 0; o < L; o += width) {
          const V e = at(eta, i, o);
          V distance;
          if (cuts == 0) {
            distance = yes ? e : -e;
            if (!yes) put(pulled, 0, o, -at(pulled, 0, o));
          } else {
            distance = side == 0 ? at(cut, category, o) - e : e - at(cut, category - 1, o);
          }
          products[o / width] *= renew_logistic(distance, load(v + o), reach, here, pulled, o);
          if (cuts == 0 && !yes) put(pulled, 0, o, -at(pulled, 0, o));
        }
      }
      if (i % 8 == 7 || i + 1 == n)
        for (int o = 0; o < L; o += width) {
          sums[o / width] += log(larger(products[o / width], every(1e-300)));
          products[o / width] = every(1.0);
        }
    }
  }
  for (int o = 0; o < L; o += width) {
    V sum = sums[o / width];
    for (int j = 1; j < cuts; ++j) {
      V v = V{};
      for (int k = 0; k < m; ++k) {
        const V wide = at(factor, j * m + k, o) - at(factor, (j - 1) * m + k, o);
        v += wide * wide;
      }
      put(variance, days + j, o, v);
      sum += log(larger(renew_gap(at(state.border.data(), j, o), v, data.days_in_category[std::size_t(j)],
                                  data.prior_mean[std::size_t(j)], data.prior_precision[std::size_t(j)],
                                  precision + std::ptrdiff_t(days + j) * L, pull + std::ptrdiff_t(days + j) * L, o),
                        every(1e-300)));
    }
    store(log_factor + o, sum);
  }
}
