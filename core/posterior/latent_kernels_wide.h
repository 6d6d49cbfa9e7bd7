// No #pragma once: latent_kernels.cc includes this for every instruction set.
//
// A register holds some of the lanes, `o` is the first of them, and each pass goes over all days before the next
// register does, so that what belongs to a day stays in registers.

#include "numerics/wide.h"

namespace titrate::TITRATE_SET {

constexpr int L = lane_count;

TITRATE_INLINE V at(const double* rows, std::ptrdiff_t i, int o) { return load(rows + i * L + o); }
TITRATE_INLINE void put(double* rows, std::ptrdiff_t i, int o, V value) { store(rows + i * L + o, value); }
TITRATE_INLINE V size_of(V x) { return larger(x, -x); }

/// The middle cut-point, and from there up and down by the gaps.
TITRATE_INLINE void cuts_between(int cuts, int middle, const double* parameters, const double* gap, double* cut,
                                 int o) {
  put(cut, middle, o, at(parameters, 0, o));
  for (int c = middle + 1; c < cuts; ++c) put(cut, c, o, at(cut, c - 1, o) + at(gap, c, o));
  for (int c = middle; c-- > 0;) put(cut, c, o, at(cut, c + 1, o) - at(gap, c + 1, o));
}

/// The parameters' cut-points.
TITRATE_INLINE void cut_points(int cuts, int middle, const double* parameters, double* gap, double* cut, int o) {
  for (int j = 1; j < cuts; ++j) put(gap, j, o, exp(at(parameters, j, o)));
  cuts_between(cuts, middle, parameters, gap, cut, o);
}

TITRATE_INLINE void cut_points(const LatentData& data, ModeState& state, int o) {
  if (state.by_moments)  // the gaps themselves are parameters, and state.gap their derivatives by them
    cuts_between(data.cuts, data.middle, state.border.data(), state.border.data(), state.cut.data(), o);
  else
    cut_points(data.cuts, data.middle, state.border.data(), state.gap.data(), state.cut.data(), o);
}

void cut_points_of(const LatentData& data, const double* parameters, double* gap, double* cut) {
  for (int o = 0; o < L; o += width) cut_points(data.cuts, data.middle, parameters, gap, cut, o);
}

void predict(const LatentData& data, const double* x, ModeState& state) {
  const double* b = state.border.data() + data.cuts * L;
  for (int o = 0; o < L; o += width) {
    const V effect = at(b, data.fixed, o);
    for (int i = 0; i < data.n; ++i) {
      V eta = at(state.u.data(), i, o) + at(x, i, o) * effect;
      for (int k = 0; k < data.fixed; ++k) eta += data.columns[std::size_t(i * data.fixed + k)] * at(b, k, o);
      put(state.eta.data(), i, o, eta);
    }
    if (data.cuts > 0) cut_points(data, state, o);
  }
}

/// What the days say about the cut-points, before the parameters that make them: [cuts] each.
struct CutSums {
  V slope[most_border], density[most_border], with_columns[most_border * most_border / 4];
};

TITRATE_INLINE V other_side(V distance) { return 1.0 / (1.0 + exp(distance)); }

/// First and minus second derivatives of log p(y | eta), or of the sites that stand for it.
template <Family family, bool by_moments>
TITRATE_INLINE void slopes(const LatentData& data, const double* x, ModeState& state, CutSums& sums, int o) {
  const double* y = data.likelihood.y.data();
  const double size = data.likelihood.size, inverse = 1 / size;
  const int n = data.n, cuts = data.cuts, fixed = data.fixed;
  const double *eta = state.eta.data(), *cut = state.cut.data(), *given = data.columns.data();
  const int* categories = data.category.data();
  double *aboves = state.above.data(), *firsts = state.first.data(), *weights = state.weight.data();
  const double *precision = state.site_precision.data(), *pull = state.site_pull.data();
  if constexpr (family == Family::ordinal)
    for (int k = 0; k < cuts; ++k) {
      sums.slope[k] = sums.density[k] = V{};
      for (int c = 0; c <= fixed; ++c) sums.with_columns[k * (fixed + 1) + c] = V{};
    }
  for (int i = 0; i < n; ++i) {
    const V e = at(eta, i, o);
    V first, weight;
    if constexpr (family == Family::poisson) {
      weight = exp(e);
      first = y[i] - weight;
    } else if constexpr (family == Family::negative_binomial) {
      const V ratio = exp(e) * inverse, rest = 1.0 / (1.0 + ratio), share = (y[i] + size) * ratio * rest;
      first = y[i] - share;
      weight = share * rest;
    } else if constexpr (family == Family::bernoulli && by_moments) {
      weight = at(precision, i, o);
      first = at(pull, i, o) - weight * e;
    } else if constexpr (family == Family::bernoulli) {
      const V p = other_side(-e);
      first = y[i] - p;
      weight = p * (1.0 - p);
    } else {
      const int category = categories[i];
      V above = V{}, below = V{};
      first = V{};
      if (category < cuts) {
        const V distance = at(cut, category, o) - e;
        V other;
        if constexpr (by_moments) {
          above = at(precision, 2 * i, o);
          other = at(pull, 2 * i, o) - above * distance;
        } else {
          other = other_side(distance);
          above = other * (1.0 - other);
        }
        first -= other;
        sums.slope[category] += other;
        sums.density[category] += above;
      }
      if (category > 0) {
        const V distance = e - at(cut, category - 1, o);
        V other;
        if constexpr (by_moments) {
          below = at(precision, 2 * i + 1, o);
          other = at(pull, 2 * i + 1, o) - below * distance;
        } else {
          other = other_side(distance);
          below = other * (1.0 - other);
        }
        first += other;
        sums.slope[category - 1] -= other;
        sums.density[category - 1] += below;
      }
      for (int c = 0; c <= fixed; ++c) {
        const V f = c < fixed ? every(given[i * fixed + c]) : at(x, i, o);
        if (category < cuts) sums.with_columns[category * (fixed + 1) + c] += f * above;
        if (category > 0) sums.with_columns[(category - 1) * (fixed + 1) + c] += f * below;
      }
      weight = above + below;
      put(aboves, i, o, above);
    }
    put(firsts, i, o, first);
    put(weights, i, o, weight);
  }
}

/// days * log(1 - exp(-gap)) and its first two derivatives in log gap.
TITRATE_INLINE void gap_term(double days, V log_gap, V& value, V& first, V& second) {
  const V gap = exp(smaller(log_gap, every(6.0))), grown = exp(gap), h = 1.0 / (grown - 1.0);
  value = days * log(1.0 - 1.0 / grown);
  first = days * gap * h;
  second = first * (1.0 - gap * (1.0 + h));
}

/// The cut-points' part of the border: from sums over the cut-points to their parameters. A derivative of c_k by the
/// middle is 1, by the log of a gap that gap, for the cut-points on the far side of it.
TITRATE_INLINE void add_cuts(const LatentData& data, const CutSums& sums, ModeState& state, int o) {
  const int cuts = data.cuts, m = data.border, middle = data.middle, columns = data.fixed + 1;
  const double* gap = state.gap.data();
  double *schur = state.schur.data(), *right = state.right.data();
  /// Of a sum over cut-points, its part beyond gap j, times the gap, with its sign.
  const auto beyond = [&](const V* of, int stride, int j, V* to) __attribute__((always_inline)) {
    V sum = V{};
    if (j == 0)
      for (int k = 0; k < cuts; ++k) sum += of[k * stride];
    else if (j > middle)
      for (int k = j; k < cuts; ++k) sum += of[k * stride];
    else
      for (int k = 0; k < j; ++k) sum += of[k * stride];
    *to = j == 0 ? sum : (j > middle ? 1.0 : -1.0) * at(gap, j, o) * sum;
  };
  for (int j = 0; j < cuts; ++j) {
    V slope, curvature;
    beyond(sums.slope, 1, j, &slope);
    beyond(sums.density, 1, j, &curvature);
    V own = j == 0 ? curvature : (j > middle ? 1.0 : -1.0) * at(gap, j, o) * curvature;
    if (j > 0 && !state.by_moments) {  // the second derivative of a cut-point by a log gap is its first
      V value, first, second;
      gap_term(data.days_in_category[std::size_t(j)], at(state.border.data(), j, o), value, first, second);
      own -= slope + second;
      slope += first;
    }
    put(right, j, o, at(right, j, o) + slope);
    put(schur, j * m + j, o, at(schur, j * m + j, o) + own);
    if (j > 0) put(schur, j * m, o, at(schur, j * m, o) + curvature);
    // Two gaps on the same side: the density beyond the farther one.
    for (int c = 1; c < j; ++c) {
      if (c <= middle && j > middle) continue;
      V far;
      beyond(sums.density, 1, j > middle ? j : c, &far);
      const V with = (j > middle ? 1.0 : -1.0) * far * at(gap, j > middle ? c : j, o);
      put(schur, j * m + c, o, at(schur, j * m + c, o) + with);
    }
    for (int c = 0; c < columns; ++c) {
      V coupled;
      beyond(sums.with_columns + c, columns, j, &coupled);
      const std::ptrdiff_t place = (cuts + c) * m + j;
      put(schur, place, o, at(schur, place, o) - coupled);
    }
  }
}

/// T = L D L', the linear columns of the coupling R eliminated with it, and their part of S and of its right side
/// gathered on the way. `known` columns, or 0 for any number.
template <int known>
TITRATE_INLINE void eliminate_columns(const LatentData& data, const ProcessPrecision& process, const double* x,
                                      ModeState& state, V& log_det, int o) {
  const int n = data.n, fixed = data.fixed, columns = known > 0 ? known : fixed + 1, m = data.border, cuts = data.cuts;
  const double *weight = state.weight.data(), *firsts = state.first.data(), *u = state.u.data(),
               *offs = process.off.data(), *diagonal = process.diagonal.data(), *given = data.columns.data();
  double *links = state.link.data(), *inverses = state.inverse.data(), *forward = state.forward.data(),
         *eliminated = state.eliminated.data();
  constexpr int room = known > 0 ? known : most_border;
  V s[room * (room + 1) / 2], right[room], e[room];
  for (int k = 0; k < columns * (columns + 1) / 2; ++k) s[k] = V{};
  for (int k = 0; k < columns; ++k) right[k] = e[k] = V{};
  V inverse = V{}, y = V{}, product = every(1.0), before = V{}, here = n > 0 ? at(u, 0, o) : V{};
  log_det = V{};
  for (int i = 0; i < n; ++i) {
    const V w = at(weight, i, o), first = at(firsts, i, o);
    const V next = i + 1 < n ? at(u, i + 1, o) : V{};
    const double off = i > 0 ? offs[i] : 0, after = i + 1 < n ? offs[i + 1] : 0;
    const V gradient = first - (diagonal[i] * here + off * before + after * next);
    before = here;
    here = next;
    const V link = off * inverse, d = diagonal[i] + w - link * off;
    product *= d;
    if (i % 16 == 15 || i + 1 == n) {
      log_det += log(product);
      product = every(1.0);
    }
    inverse = 1.0 / d;
    y = gradient - link * y;
    put(links, i, o, link);
    put(inverses, i, o, inverse);
    put(forward, i, o, y);
    double* to = eliminated + (std::ptrdiff_t(i) * m + cuts) * L;
    V f[room], row[room];
    for (int j = 0; j < columns; ++j) {
      f[j] = j + 1 < columns ? every(given[i * fixed + j]) : at(x, i, o);
      row[j] = f[j] * w;
      e[j] = row[j] - link * e[j];
      put(to, j, o, e[j]);
    }
    for (int j = 0; j < columns; ++j) {
      const V scaled = e[j] * inverse;
      right[j] += f[j] * first - scaled * y;
      for (int c = 0; c <= j; ++c) s[j * (j + 1) / 2 + c] += f[j] * row[c] - scaled * e[c];
    }
  }
  double *schur = state.schur.data(), *all_right = state.right.data();
  for (int j = 0; j < columns; ++j) {
    put(all_right, cuts + j, o, at(all_right, cuts + j, o) + right[j]);
    for (int c = 0; c <= j; ++c) {
      const std::ptrdiff_t place = (cuts + j) * m + cuts + c;
      put(schur, place, o, at(schur, place, o) + s[j * (j + 1) / 2 + c]);
    }
  }
}

/// The cut-points' columns of R: few of a day's entries are not zero, but all fill up.
TITRATE_INLINE void eliminate_cuts(const LatentData& data, ModeState& state, int from, int to, int o) {
  const int cuts = data.cuts, m = data.border, middle = data.middle;
  const double* gap = state.gap.data();
  const double *weight = state.weight.data(), *aboves = state.above.data(), *links = state.link.data(),
               *inverses = state.inverse.data(), *forward = state.forward.data();
  const int* categories = data.category.data();
  double* eliminated = state.eliminated.data();
  V right[most_border];
  for (int j = 0; j < cuts; ++j) right[j] = V{};
  for (int i = from; i < to; ++i) {
    double* e = eliminated + std::ptrdiff_t(i) * m * L;
    const V link = at(links, i, o), w = at(weight, i, o);
    const V above = at(aboves, i, o), below = w - above;
    const int category = categories[i];
    if (i > 0)
      for (int j = 0; j < cuts; ++j) put(e, j, o, -link * at(e, j - m, o));
    else
      for (int j = 0; j < cuts; ++j) put(e, j, o, V{});
    const auto add = [&](int j, V value) __attribute__((always_inline)) { put(e, j, o, at(e, j, o) + value); };
    add(0, -w);
    for (int j = middle + 1; j < category; ++j) add(j, -at(gap, j, o) * w);
    if (category > middle && category < cuts) add(category, -at(gap, category, o) * above);
    for (int j = category + 1; j <= middle; ++j) add(j, at(gap, j, o) * w);
    if (category > 0 && category <= middle) add(category, at(gap, category, o) * below);
    const V scaled = at(forward, i, o) * at(inverses, i, o);
    for (int j = 0; j < cuts; ++j) right[j] += at(e, j, o) * scaled;
  }
  for (int j = 0; j < cuts; ++j) put(state.right.data(), j, o, at(state.right.data(), j, o) - right[j]);
}

constexpr int days_at_once = 16;  // the eliminated rows of so many days stay in the first level of the cache

/// S less e' D^-1 e for `rows` rows of it and `columns` columns, over all days, in registers.
template <int rows, int columns>
TITRATE_INLINE void take_products(int n, int m, const double* inverse, const double* e, int j, int c, double* schur,
                                  int o) {
  V sum[rows * columns];
  for (V& s : sum) s = V{};
  for (int i = 0; i < n; ++i, e += m * L) {
    const V scale = at(inverse, i, o);
    V other[columns];
    for (int b = 0; b < columns; ++b) other[b] = at(e, c + b, o);
    for (int a = 0; a < rows; ++a) {
      const V scaled = at(e, j + a, o) * scale;
      for (int b = 0; b < columns; ++b) sum[a * columns + b] += scaled * other[b];
    }
  }
  for (int a = 0; a < rows; ++a)
    for (int b = 0; b < columns; ++b)
      put(schur, (j + a) * m + c + b, o, at(schur, (j + a) * m + c + b, o) - sum[a * columns + b]);
}

/// The columns below `last` of S, with the days from .. to; what lies above the diagonal is never looked at.
TITRATE_INLINE void take_products(const LatentData& data, ModeState& state, int last, int from, int to, int o) {
  const int n = to - from, m = data.border;
  const double *inverse = state.inverse.data() + from * L, *e = state.eliminated.data() + std::ptrdiff_t(from) * m * L;
  double* schur = state.schur.data();
  for (int c = 0; c < last; c += 4) {
    const int columns = last - c < 4 ? last - c : 4;
    for (int j = c; j < m;) {
      const bool two = j + 1 < m;
      if (columns == 4)
        two ? take_products<2, 4>(n, m, inverse, e, j, c, schur, o)
            : take_products<1, 4>(n, m, inverse, e, j, c, schur, o);
      else if (columns == 3)
        two ? take_products<2, 3>(n, m, inverse, e, j, c, schur, o)
            : take_products<1, 3>(n, m, inverse, e, j, c, schur, o);
      else if (columns == 2)
        two ? take_products<2, 2>(n, m, inverse, e, j, c, schur, o)
            : take_products<1, 2>(n, m, inverse, e, j, c, schur, o);
      else
        two ? take_products<2, 1>(n, m, inverse, e, j, c, schur, o)
            : take_products<1, 1>(n, m, inverse, e, j, c, schur, o);
      j += two ? 2 : 1;
    }
  }
}

/// S = M E M' in place: M below the diagonal, E on it. A pivot that rounding, or a start far from the mode, made too
/// small becomes its prior precision; `least` of that is too small.
TITRATE_INLINE V factor(const LatentData& data, double least, double* s, int o) {
  const int m = data.border;
  V log_det = V{};
  for (int j = 0; j < m; ++j) {
    double* row = s + std::ptrdiff_t(j) * m * L;
    for (int c = 1; c < j; ++c) {  // M_jc E_c first
      V value = at(row, c, o);
      for (int k = 0; k < c; ++k) value -= at(row, k, o) * at(s, c * m + k, o);
      put(row, c, o, value);
    }
    V d = at(row, j, o);
    for (int c = 0; c < j; ++c) {
      const V scaled = at(row, c, o) / at(s, c * m + c, o);
      d -= at(row, c, o) * scaled;
      put(row, c, o, scaled);
    }
    const V prior = every(data.prior_precision[std::size_t(j)]);
    d = d > least * prior ? d : prior;
    put(row, j, o, d);
    log_det += log(d);
  }
  return log_det;
}

constexpr double longest_step_eta = 2.5, longest_step_gap = 0.8;

/// The step to border + S^-1 right and u + T^-1 (gradient - R border), or the part of it that is not too far.
TITRATE_INLINE V take_step(const LatentData& data, const double* x, ModeState& state, int o) {
  const int n = data.n, m = data.border, cuts = data.cuts, fixed = data.fixed;
  const double* s = state.schur.data();
  const double *forward = state.forward.data(), *inverses = state.inverse.data(), *links = state.link.data(),
               *eliminated = state.eliminated.data(), *given = data.columns.data();
  double *mode = state.u.data(), *eta = state.eta.data();
  V b[most_border], decrement = V{};
  for (int j = 0; j < m; ++j) {
    b[j] = at(state.right.data(), j, o);
    for (int k = 0; k < j; ++k) b[j] -= at(s, j * m + k, o) * b[k];
  }
  for (int j = 0; j < m; ++j) {
    const V scaled = b[j] / at(s, j * m + j, o);
    decrement += b[j] * scaled;
    b[j] = scaled;
  }
  V widest = V{};
  for (int j = m; j-- > 0;) {
    for (int k = j + 1; k < m; ++k) b[j] -= at(s, k * m + j, o) * b[k];
    if (j > 0 && j < cuts) widest = larger(widest, size_of(b[j]));
  }
  V u = V{}, link = V{}, longest = V{};
  double *step_u = state.step_u.data(), *step_eta = state.step_eta.data();
  for (int i = n; i-- > 0;) {
    const V y = at(forward, i, o), inverse = at(inverses, i, o);
    const double* e = eliminated + std::ptrdiff_t(i) * m * L;
    decrement += y * y * inverse;
    V sum = y, move = at(x, i, o) * b[m - 1];
    for (int j = 0; j < m; ++j) sum -= at(e, j, o) * b[j];
    u = sum * inverse - link * u;
    link = at(links, i, o);
    for (int k = 0; k < fixed; ++k) move += given[i * fixed + k] * b[cuts + k];
    move += u;
    longest = larger(longest, size_of(move));
    put(step_u, i, o, u);
    put(step_eta, i, o, move);
  }
  V share = every(1.0);
  if (!state.by_moments)
    share = smaller(share, smaller(longest_step_eta / larger(longest, every(1e-12)),
                                   longest_step_gap / larger(widest, every(1e-12))));
  for (int i = 0; i < n; ++i) {
    put(mode, i, o, at(mode, i, o) + share * at(step_u, i, o));
    put(eta, i, o, at(eta, i, o) + share * at(step_eta, i, o));
  }
  for (int j = 0; j < m; ++j) put(state.border.data(), j, o, at(state.border.data(), j, o) + share * b[j]);
  if (cuts > 0) cut_points(data, state, o);
  return decrement;
}

TITRATE_INLINE V log_det_of(const LatentData& data, const ProcessPrecision& process, const double* x, ModeState& state,
                            int o) {
  V log_det = V{};
  switch (data.fixed + 1) {
    case 2:
      eliminate_columns<2>(data, process, x, state, log_det, o);
      break;
    case 3:
      eliminate_columns<3>(data, process, x, state, log_det, o);
      break;
    case 4:
      eliminate_columns<4>(data, process, x, state, log_det, o);
      break;
    case 5:
      eliminate_columns<5>(data, process, x, state, log_det, o);
      break;
    default:
      eliminate_columns<0>(data, process, x, state, log_det, o);
  }
  return log_det;
}

template <bool by_moments>
TITRATE_INLINE void step(const LatentData& data, const ProcessPrecision& process, const double* x, ModeState& state,
                         double* decrement, double* log_det) {
  const int m = data.border, cuts = data.cuts, gap_sites = sites_of_days(data);
  for (int o = 0; o < L; o += width) {
    CutSums sums;
    switch (data.likelihood.family) {
      case Family::poisson:
        slopes<Family::poisson, false>(data, x, state, sums, o);
        break;
      case Family::negative_binomial:
        slopes<Family::negative_binomial, false>(data, x, state, sums, o);
        break;
      case Family::bernoulli:
        slopes<Family::bernoulli, by_moments>(data, x, state, sums, o);
        break;
      default:
        slopes<Family::ordinal, by_moments>(data, x, state, sums, o);
    }
    for (int j = 0; j < m; ++j) {
      const V here = at(state.border.data(), j, o);
      V own = every(data.prior_precision[std::size_t(j)]), right = own * (data.prior_mean[std::size_t(j)] - here);
      if (by_moments && j > 0 && j < cuts) {
        own = at(state.site_precision.data(), gap_sites + j, o);
        right = at(state.site_pull.data(), gap_sites + j, o) - own * here;
      }
      for (int c = 0; c <= j; ++c) put(state.schur.data(), j * m + c, o, c == j ? own : V{});
      put(state.right.data(), j, o, right);
    }
    if (cuts > 0) add_cuts(data, sums, state, o);
    V both = log_det_of(data, process, x, state, o);
    if (cuts > 0)
      for (int from = 0; from < data.n; from += days_at_once) {
        const int to = from + days_at_once < data.n ? from + days_at_once : data.n;
        eliminate_cuts(data, state, from, to, o);
        take_products(data, state, cuts, from, to, o);
      }
    both += factor(data, by_moments ? 1e-4 : 0.1, state.schur.data(), o);
    store(log_det + o, both);
    store(decrement + o, take_step(data, x, state, o));
  }
}

void newton(const LatentData& data, const ProcessPrecision& process, const double* x, ModeState& state,
            double* decrement, double* log_det) {
  if (state.by_moments)
    step<true>(data, process, x, state, decrement, log_det);
  else
    step<false>(data, process, x, state, decrement, log_det);
}

/// log p(y | eta) without its constants, and the third and fourth derivatives in eta. The binary outcomes' logarithms
/// are taken of the product of many days: each factor is at most 2.
template <Family family>
TITRATE_INLINE V log_likelihood_part(const Likelihood& likelihood, const int* category, const double* cut,
                                     const double* eta, double* third, double* fourth, int o) {
  const int n = likelihood.count(), cuts = likelihood.cuts();
  const double size = likelihood.size, inverse = 1 / size;
  V value = V{}, product = every(1.0);
  for (int i = 0; i < n; ++i) {
    const V e = at(eta, i, o);
    const double y = likelihood.y[std::size_t(i)];
    V l3, l4;
    if constexpr (family == Family::poisson) {
      const V mean = exp(e);
      value += y * e - mean;
      l3 = l4 = -mean;
    } else if constexpr (family == Family::negative_binomial) {
      const V ratio = exp(e) * inverse, rest = 1.0 / (1.0 + ratio), share = ratio * rest, f = share * rest;
      value += y * e - (y + size) * log(1.0 + ratio);
      l3 = -(y + size) * f * (1.0 - 2.0 * share);
      l4 = -(y + size) * f * (1.0 - 6.0 * f);
    } else {
      l3 = l4 = V{};
      // log L(distance); the derivatives are those in eta when it grows with the distance by `sign`.
      const auto side = [&](V distance, double sign) __attribute__((always_inline)) {
        const V odds = exp(-size_of(distance)), p = 1.0 / (1.0 + odds), f = odds * p * p;
        value += smaller(distance, V{});
        product *= 1.0 + odds;
        const V towards = distance < 0.0 ? 2.0 * p - 1.0 : 1.0 - 2.0 * p;  // L(-distance) less L(distance)
        l3 -= sign * f * towards;
        l4 -= f * (1.0 - 6.0 * f);
      };
      if constexpr (family == Family::bernoulli) {
        side((2.0 * y - 1.0) * e, 2.0 * y - 1.0);
      } else {
        if (category[i] < cuts) side(at(cut, category[i], o) - e, -1);
        if (category[i] > 0) side(e - at(cut, category[i] - 1, o), 1);
      }
      if (i % 64 == 63 || i + 1 == n) {
        value -= log(product);
        product = every(1.0);
      }
    }
    if (third) {
      put(third, i, o, l3);
      put(fourth, i, o, l4);
    }
  }
  return value;
}

void log_likelihood(const Likelihood& likelihood, const int* category, const double* cut, const double* eta,
                    double* value, double* third, double* fourth) {
  for (int o = 0; o < L; o += width) switch (likelihood.family) {
      case Family::poisson:
        store(value + o, likelihood.constant +
                             log_likelihood_part<Family::poisson>(likelihood, category, cut, eta, third, fourth, o));
        break;
      case Family::negative_binomial:
        store(value + o, likelihood.constant + log_likelihood_part<Family::negative_binomial>(likelihood, category, cut,
                                                                                              eta, third, fourth, o));
        break;
      case Family::bernoulli:
        store(value + o, likelihood.constant +
                             log_likelihood_part<Family::bernoulli>(likelihood, category, cut, eta, third, fourth, o));
        break;
      default:
        store(value + o, likelihood.constant +
                             log_likelihood_part<Family::ordinal>(likelihood, category, cut, eta, third, fourth, o));
    }
}

/// The log prior densities without their constants: of u, of the border, and the ordinal gaps' own part.
void add_log_priors(const LatentData& data, const ProcessPrecision& process, const double* u, const double* border,
                    bool gaps, double* value) {
  for (int o = 0; o < L; o += width) {
    V sum = load(value + o), before = V{};
    for (int i = 0; i < data.n; ++i) {
      const V here = at(u, i, o);
      const double off = i > 0 ? process.off[std::size_t(i)] : 0;
      sum -= here * (0.5 * process.diagonal[std::size_t(i)] * here + off * before);
      before = here;
    }
    for (int j = 0; j < data.border; ++j) {
      if (!gaps && j > 0 && j < data.cuts) continue;
      const V away = at(border, j, o) - data.prior_mean[std::size_t(j)];
      sum -= 0.5 * data.prior_precision[std::size_t(j)] * away * away;
    }
    for (int j = 1; gaps && j < data.cuts; ++j) {
      V term, first, second;
      gap_term(data.days_in_category[std::size_t(j)], at(border, j, o), term, first, second);
      sum += term;
    }
    store(value + o, sum);
  }
}

/// q_i = E^(-1/2) M^-1 g_i with g_i = (derivative of eta_i by the border) - (T^-1 R)_i, so that the covariance of eta
/// is T^-1 + q_i . q_j and that of the effect with eta_i is q_i,last / sqrt(E_last).
void factors(const LatentData& data, const double* x, ModeState& state) {
  double* q = state.q.data();
  const int n = data.n, cuts = data.cuts, fixed = data.fixed, m = data.border;
  const double* s = state.schur.data();
  const double *inverses = state.inverse.data(), *links = state.link.data(), *eliminated = state.eliminated.data(),
               *given = data.columns.data();
  for (int o = 0; o < L; o += width) {
    V r[most_border], root[most_border], link = V{};
    for (int j = 0; j < m; ++j) {
      r[j] = V{};
      root[j] = 1.0 / square_root(at(s, j * m + j, o));
    }
    // Several days at once: within one, each sum waits for the one before.
    const auto several = [&](auto days, int last) __attribute__((always_inline)) {
      constexpr int count = decltype(days)::value;
      V g[most_border * count];
      for (int day = 0; day < count; ++day) {
        const int i = last - day;
        const V inverse = at(inverses, i, o);
        for (int j = 0; j < m; ++j) {
          r[j] = at(eliminated, std::ptrdiff_t(i) * m + j, o) * inverse - link * r[j];
          g[j * count + day] = -r[j];
          if (j >= cuts) g[j * count + day] += j + 1 < m ? every(given[i * fixed + j - cuts]) : at(x, i, o);
        }
        link = at(links, i, o);
      }
      for (int j = 0; j < m; ++j) {
        V sum[count];
        for (int day = 0; day < count; ++day) sum[day] = g[j * count + day];
        for (int k = 0; k < j; ++k) {
          const V share = at(s, j * m + k, o);
          for (int day = 0; day < count; ++day) sum[day] -= share * g[k * count + day];
        }
        for (int day = 0; day < count; ++day) {
          g[j * count + day] = sum[day];
          put(q, std::ptrdiff_t(last - day) * m + j, o, sum[day] * root[j]);
        }
      }
    };
    int i = n;
    for (; i >= 4; i -= 4) several(std::integral_constant<int, 4>{}, i - 1);
    for (; i > 0; --i) several(std::integral_constant<int, 1>{}, i - 1);
  }
}

/// The sums over pairs of days of the second order. V_ij = Z_ij + q_i . q_j with Z = T^-1, which fades away from the
/// diagonal: the sums over q alone separate into tensors, O(n m^3), and only the days near each other are taken in
/// pairs. `known` is m, or -1 for any.
template <int known>
TITRATE_INLINE void second_order_part(const LatentData& data, int any, const double* inverse_last,
                                      const ModeState& state, double* tensor, SecondOrder& result, int o) {
  const int n = data.n, m = known >= 0 ? known : any;
  constexpr int room = known > 0 ? known : most_border;
  const double *q = state.q.data(), *third = state.third.data(), *fourth = state.fourth.data();
  const double *inverses = state.inverse.data(), *links = state.link.data(), *last_step = state.step_eta.data();
  const int* reach = result.reach.data();
  double *z_diagonal = result.z_diagonal.data(), *with_effect = result.with_effect.data(),
         *scaled = result.scaled.data(), *shift = result.shift.data();
  const V last = square_root(load(inverse_last + o));
  V log_p = V{}, mean = V{}, variance = V{};

  // Single days, and the tensors: sum a q, sum c q, sum e q q', sum t q q q, each over the days.
  V a_q[room], c_q[room], z = V{}, link = V{};
  for (int k = 0; k < m; ++k) a_q[k] = c_q[k] = V{};
  const int pairs = m * (m + 1) / 2, triples = pairs * (m + 2) / 3;
  double* t_qqq = tensor + pairs * L;
  for (int k = 0; k < pairs + triples; ++k) put(tensor, k, o, V{});
  for (int i = n; i-- > 0;) {
    z = at(inverses, i, o) + link * link * z;
    link = at(links, i, o);
    V p = V{}, qi[room];
    for (int k = 0; k < m; ++k) {
      qi[k] = at(q, std::ptrdiff_t(i) * m + k, o);
      p += qi[k] * qi[k];
    }
    const V b = qi[m - 1] * last, v = z + p, t = at(third, i, o), f = at(fourth, i, o);
    const V a = t * v, e = t * b, c = e * b;
    log_p += 0.125 * f * v * v + 0.125 * a * a * z + t * t * (v * v * v - p * p * p) * (1.0 / 12);
    log_p += 0.5 * a * at(last_step, i, o);
    mean += 0.5 * a * b;
    variance += 0.5 * f * v * b * b + 0.5 * c * a * z + 0.5 * e * e * (v * v - p * p);
    put(z_diagonal, i, o, z);
    put(with_effect, i, o, b);
    put(scaled, i, o, a);
    put(shift, i, o, 0.5 * a * z);
    double *pair = tensor, *triple = t_qqq;
    for (int j = 0; j < m; ++j) {
      a_q[j] += a * qi[j];
      c_q[j] += c * qi[j];
      const V eq = e * qi[j], tq = t * qi[j];
      for (int k = 0; k <= j; ++k, pair += L) {
        put(pair, 0, o, at(pair, 0, o) + eq * qi[k]);
        const V tqq = tq * qi[k];
        for (int h = 0; h <= k; ++h, triple += L) put(triple, 0, o, at(triple, 0, o) + tqq * qi[h]);
      }
    }
  }
  const double *pair = tensor, *triple = t_qqq;
  for (int j = 0; j < m; ++j) {
    log_p += 0.125 * a_q[j] * a_q[j];
    variance += 0.5 * a_q[j] * c_q[j];
    for (int k = 0; k <= j; ++k, pair += L) {
      variance += (k < j ? 1.0 : 0.5) * at(pair, 0, o) * at(pair, 0, o);
      for (int h = 0; h <= k; ++h, triple += L) {
        const double orders = j == k && k == h ? 1 : j == k || k == h ? 3 : 6;  // in which the indices can stand
        log_p += (orders / 12) * at(triple, 0, o) * at(triple, 0, o);
      }
    }
  }
  for (int i = 0; i < n; ++i) {
    V moved = at(shift, i, o);
    for (int j = 0; j < m; ++j) moved += 0.5 * a_q[j] * at(q, std::ptrdiff_t(i) * m + j, o);
    put(shift, i, o, moved);
  }

  // Days near each other, until Z has faded.
  for (int j = n; j-- > 1;) {
    const V t_j = at(third, j, o), a_j = at(scaled, j, o), b_j = at(with_effect, j, o);
    const V e_j = t_j * b_j, c_j = e_j * b_j;
    V near = at(z_diagonal, j, o), own = V{}, qj[room];
    for (int k = 0; k < m; ++k) qj[k] = at(q, std::ptrdiff_t(j) * m + k, o);
    const int last_near = reach[j];
    for (int i = j; i-- > last_near;) {
      near *= -at(links, i + 1, o);
      V p = V{};
      for (int k = 0; k < m; ++k) p += at(q, std::ptrdiff_t(i) * m + k, o) * qj[k];
      const V t = at(third, i, o), a = at(scaled, i, o), v = near + p;
      log_p += near * (0.25 * a * a_j + t * t_j * (v * v + v * p + p * p) * (1.0 / 6));
      const V e = t * at(with_effect, i, o);
      variance += near * (0.5 * (e * at(with_effect, i, o) * a_j + c_j * a) + e * e_j * (v + p));
      put(shift, i, o, at(shift, i, o) + 0.5 * a_j * near);
      own += a * near;
    }
    put(shift, j, o, at(shift, j, o) + 0.5 * own);
  }
  store(result.log_p + o, log_p);
  store(result.mean + o, mean);
  store(result.variance + o, variance);
}

void second_order(const LatentData& data, const double* inverse_last, ModeState& state, SecondOrder& result) {
  const int m = data.border;
  for (int o = 0; o < L; o += width) switch (m) {
      case 3:
        second_order_part<3>(data, m, inverse_last, state, state.tensor.data(), result, o);
        break;
      case 4:
        second_order_part<4>(data, m, inverse_last, state, state.tensor.data(), result, o);
        break;
      case 5:
        second_order_part<5>(data, m, inverse_last, state, state.tensor.data(), result, o);
        break;
      default:
        second_order_part<-1>(data, m, inverse_last, state, state.tensor.data(), result, o);
    }
}

/// e^eta of one day is e^(without dose) times or over e^(sd of the rest), and a dose multiplies it: with these powers
/// at hand no outcome needs an exponential of its own. Kept where products of them are finite.
TITRATE_INLINE V power(V x) { return exp(smaller(larger(x, every(-150.0)), every(150.0))); }

/// E[y | eta] and its derivative from e^eta; for ratings also its parts by cut-point, added with `sign`.
template <Family family>
TITRATE_INLINE void expect(V odds, int cuts, const V* cut_power, bool by_cut, double sign, V* density, V& expected,
                           V& slope) {
  if constexpr (family == Family::poisson) {
    expected = slope = odds;
  } else if constexpr (family == Family::bernoulli) {
    const V rest = 1.0 / (1.0 + odds);
    expected = odds * rest;
    slope = expected * rest;
  } else {  // E[y] = sum over the cut-points of L(eta - c), two of them with one division
    expected = slope = V{};
    for (int k = 0; k < cuts; k += 2) {
      const bool two = k + 1 < cuts;
      const V a = odds + cut_power[k], b = two ? odds + cut_power[k + 1] : every(1.0), both = 1.0 / (a * b);
      const V p = odds * both * b, first = p * both * b * cut_power[k];
      expected += p;
      slope += first;
      if (by_cut) density[k] += sign * first;
      if (!two) break;
      const V q = odds * both * a, second = q * both * a * cut_power[k + 1];
      expected += q;
      slope += second;
      if (by_cut) density[k + 1] += sign * second;
    }
  }
}

template <Family family>
TITRATE_INLINE void outcome_part(const LatentData& data, const double* x, const ModeState& state, OutcomeRow& row,
                                 int o) {
  const int n = data.n, m = data.border, cuts = data.cuts, shares = row.shares;
  const double *eta = state.eta.data(), *q = state.q.data(), *inverses = state.inverse.data(),
               *links = state.link.data(), *shift = row.shift;
  double* differences = row.difference.data();
  constexpr int pieces = OutcomeRow::pieces;
  V cut_power[family == Family::ordinal ? most_border : 1], density[2][family == Family::ordinal ? most_border : 1];
  if constexpr (family == Family::ordinal)
    for (int k = 0; k < cuts; ++k) {
      cut_power[k] = power(at(state.cut.data(), k, o));
      density[0][k] = density[1][k] = V{};
    }
  const V mode = at(state.border.data(), m - 1, o), moved = load(row.effect_mean + o) - mode;
  const V sd = square_root(load(row.effect_variance + o)), precision = at(state.schur.data(), m * m - 1, o);
  const V root = square_root(precision), root_inverse = 1.0 / root;
  V effect[pieces], dose[2][pieces], grown[2][pieces], mean[2][pieces], by_effect[2][pieces];
  for (int p = 0; p < pieces; ++p) {
    effect[p] = load(row.effect_mean + o) + OutcomeRow::at[p] * sd;
    for (int s = 0; s < shares; ++s) {
      dose[s][p] = load(row.share[s] + o);
      grown[s][p] = power(dose[s][p] * effect[p]);
      mean[s][p] = by_effect[s][p] = V{};
    }
  }
  V z = V{}, link = V{};
  for (int i = n; i-- > 0;) {
    z = at(inverses, i, o) + link * link * z;
    link = at(links, i, o);
    // The last factor without the dose is that of how eta moves against the effect.
    const V exposure = at(x, i, o);
    const V against = (at(q, std::ptrdiff_t(i + 1) * m - 1, o) - exposure * root_inverse) * root;
    V residual = z;
    for (int j = 0; j + 1 < m; ++j) {
      const V factor = at(q, std::ptrdiff_t(i) * m + j, o);
      residual += factor * factor;
    }
    // From the mode to the mean, all but what moves with the effect.
    const V without = at(eta, i, o) + at(shift, i, o) - exposure * mode - (exposure + against) * moved;
    const V away = power(square_root(residual)), back = 1.0 / away;
    V difference[2] = {V{}, V{}};
    for (int p = 0; p < pieces; ++p) {
      const V middle = power(without + against * (effect[p] - mode));
      for (const double side : {-1.0, 1.0}) {
        const V odds = middle * (side > 0 ? away : back);
        V none, none_slope;
        expect<family>(odds, cuts, cut_power, p == 1, -1, density[0], none, none_slope);
        if (shares > 1 && family == Family::ordinal && p == 1) {
          V again, again_slope;
          expect<family>(odds, cuts, cut_power, true, -1, density[1], again, again_slope);
        }
        for (int s = 0; s < shares; ++s) {
          V dosed, slope;
          expect<family>(odds * grown[s][p], cuts, cut_power, p == 1, 1, density[s], dosed, slope);
          mean[s][p] += dosed - none;
          by_effect[s][p] += slope * (against + dose[s][p]) - none_slope * against;
          if (p == 1) difference[s] += slope - none_slope;
        }
      }
    }
    for (int s = 0; s < shares; ++s) put(differences, s * n + i, o, difference[s]);
  }
  // The variance that is left once the effect is given: difference' (T^-1 + q q') difference, q without its last.
  const double share_of_day = 0.5 / n;
  for (int s = 0; s < shares; ++s) {
    V along[most_border], forward = V{}, rest = V{};
    for (int j = 0; j + 1 < m; ++j) along[j] = V{};
    if constexpr (family == Family::ordinal) {  // by the cut-points' parameters, through M^-1 E^(-1/2), as q
      V beyond = V{};
      for (int k = cuts; k-- > 0;) {
        beyond += density[s][k];
        if (k > data.middle) along[k] = -beyond * at(state.gap.data(), k, o);
      }
      along[0] = -beyond;
      beyond = V{};
      for (int k = 1; k <= data.middle; ++k) {
        beyond += density[s][k - 1];
        along[k] = beyond * at(state.gap.data(), k, o);
      }
      for (int j = 0; j + 1 < m; ++j)
        for (int k = 0; k < j; ++k) along[j] -= at(state.schur.data(), j * m + k, o) * along[k];
      for (int j = 0; j + 1 < m; ++j) along[j] /= square_root(at(state.schur.data(), j * m + j, o));
    }
    for (int i = 0; i < n; ++i) {
      const V difference = at(differences, s * n + i, o);
      forward = difference - at(links, i, o) * forward;
      rest += forward * forward * at(inverses, i, o);
      for (int j = 0; j + 1 < m; ++j) along[j] += difference * at(q, std::ptrdiff_t(i) * m + j, o);
    }
    for (int j = 0; j + 1 < m; ++j) rest += along[j] * along[j];
    rest *= share_of_day * share_of_day;
    for (int p = 0; p < pieces; ++p) {
      const V along_effect = by_effect[s][p] * share_of_day * sd;
      store(row.mean[s][p] + o, mean[s][p] * share_of_day);
      store(row.sd[s][p] + o, square_root(0.5 * along_effect * along_effect + rest));
    }
  }
}

void outcome(const LatentData& data, const double* x, const ModeState& state, OutcomeRow& row) {
  for (int o = 0; o < L; o += width) switch (data.likelihood.family) {
      case Family::bernoulli:
        outcome_part<Family::bernoulli>(data, x, state, row, o);
        break;
      case Family::ordinal:
        outcome_part<Family::ordinal>(data, x, state, row, o);
        break;
      default:  // both kinds of counts have the mean e^eta
        outcome_part<Family::poisson>(data, x, state, row, o);
    }
}

#include "posterior/latent_sites_wide.h"

constexpr LatentKernels kernels{cut_points_of, predict,      newton,      log_likelihood, add_log_priors,
                                factors,       second_order, start_sites, match_moments,  outcome};

}  // namespace titrate::TITRATE_SET
