#pragma once

namespace titrate {

/// Told how far a long computation has come; it may ask for an end. The base class says "go on".
struct Progress {
  virtual ~Progress() = default;
  /// `fraction` of the work done, in 0..1. False asks the computation to stop at the next safe point.
  virtual bool keep_going(double fraction) { return (void)fraction, true; }
  /// Between these two the computation neither reads nor writes a diary: others may be answered meanwhile.
  virtual void step_aside() {}
  virtual void step_back() {}
};

/// Steps aside for as long as it lives.
class Aside {
 public:
  explicit Aside(Progress& progress) : progress_(progress) { progress_.step_aside(); }
  ~Aside() { progress_.step_back(); }
  Aside(const Aside&) = delete;
  Aside& operator=(const Aside&) = delete;

 private:
  Progress& progress_;
};

}  // namespace titrate
