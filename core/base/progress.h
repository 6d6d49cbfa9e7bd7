#pragma once

namespace titrate {

/// Told how far a long computation has come; it may ask for an end. The base class says "go on".
struct Progress {
  virtual ~Progress() = default;
  /// `fraction` of the work done, in 0..1. False asks the computation to stop at the next safe point.
  virtual bool keep_going(double fraction) { return (void)fraction, true; }
};

}  // namespace titrate
