#include <cstdio>

#include "base/version.h"

int main() { std::printf("titrate %.*s\n", int(titrate::version().size()), titrate::version().data()); }
