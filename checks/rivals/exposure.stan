  // x_t = l x_{t-1} + (1 - l) d_t, x_0 = 0, l = 2^(-1 / half-life).
  vector exposure(vector dose, real half_life) {
    int days = num_elements(dose);
    real l = exp2(-inv(half_life));
    vector[days] x;
    real before = 0;
    for (t in 1:days) {
      before = l * before + (1 - l) * dose[t];
      x[t] = before;
    }
    return x;
  }
