  // AR(1) with exact gaps and marginal sd sigma, out of standard normals.
  vector dependent(vector z, int[] day, real rho, real sigma) {
    int n = num_elements(z);
    vector[n] u;
    u[1] = sigma * z[1];
    for (i in 2:n) {
      real r = pow(rho, day[i] - day[i - 1]);
      u[i] = r * u[i - 1] + sigma * sqrt(1 - square(r)) * z[i];
    }
    return u;
  }
