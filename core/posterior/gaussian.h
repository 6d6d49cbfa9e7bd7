#pragma once

#include <memory>

#include "numerics/lanes.h"
#include "posterior/fit.h"

namespace titrate {

/// The posterior of a gaussian model, by deterministic quadrature over half-life, dependence and scale with the
/// regression in closed form inside: no sampling, the same digits every time.
///
/// Arguments: a series with one row per day. A day without a response costs nothing but itself.
/// Edges: no observation at all gives back the prior. Very small residual scale against the prior (below 0.1) makes the
/// nodes re-centre; when the certificate still fails, `diagnostics.trust` is false and the notes say why.
/// Source: docs/mathematics.md, sections 1 and 2. Checked by gaussian_test.cc against the reference cases and against a
/// slow oracle that whitens directly.
Posterior fit_gaussian(const Model& model, const Series& series, const FitOptions& options = {});

/// The memory of a fit, to be used again for the next: whoever fits thousands keeps one for each thread.
class GaussianWorkspace {
 public:
  /// Instructions other than the best are for a test that compares them.
  explicit GaussianWorkspace(Instructions instructions = best_instructions());
  ~GaussianWorkspace();
  GaussianWorkspace(GaussianWorkspace&&) noexcept;
  GaussianWorkspace& operator=(GaussianWorkspace&&) noexcept;

 private:
  friend void fit_gaussian(const Model&, const Series&, const FitOptions&, GaussianWorkspace&, Posterior&);
  friend void fit_under_two_priors(const Model&, const NormalPrior&, const Series&, const FitOptions&,
                                   GaussianWorkspace&, Posterior&, Posterior&);
  std::unique_ptr<struct GaussianBuffers> buffers_;
};

/// The same fit, written over `posterior`. At standard accuracy, without coefficients and from twenty observations on,
/// nothing is allocated once workspace and posterior have seen a fit of this size.
void fit_gaussian(const Model& model, const Series& series, const FitOptions& options, GaussianWorkspace& workspace,
                  Posterior& posterior);

/// The same fit, and beside it what the same days say under another prior on the effect. The grid is laid for the
/// first, which comes out to the digit as it would alone; under the other only the last elimination of each node
/// differs, so it costs a third of a fit. It stands when it passes the certificate on that grid too; else it gets a
/// grid of its own.
void fit_under_two_priors(const Model& model, const NormalPrior& other, const Series& series, const FitOptions& options,
                          GaussianWorkspace& workspace, Posterior& posterior, Posterior& under_other);

}  // namespace titrate
