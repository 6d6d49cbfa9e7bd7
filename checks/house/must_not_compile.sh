#!/usr/bin/env bash
# must_not_compile.sh COMPILER ROOTS: mistakes that the types are there to stop. Beside each stands the same line put
# right, which must compile: a test that fails for another reason would prove nothing.
set -uo pipefail
compiler=$1 roots=$2
failed=0

# The headers are read once, not once for each line.
words=$(mktemp -d)
trap 'rm -r "$words"' EXIT
flags=(-std=c++20 -Wall -Wextra -Werror -Wno-unused -I "$roots/base")
cat >"$words/words.h" <<'END'
#include "base/day.h"
#include "base/entry.h"
#include "base/quantity.h"
#include "base/result.h"
using namespace titrate;
Result<int> read_number();
END
"$compiler" "${flags[@]}" -x c++-header "$words/words.h" -o "$words/words.h.gch" || exit 2

compiles() {
  "$compiler" "${flags[@]}" -fsyntax-only -include "$words/words.h" -x c++ - 2>&1 \
    <<<"void test(Mass tablet, ElementalMass magnesium, Day day, DayStart start, Entry<double> pain) { $1 }"
}

mistake() { # CLAIM WRONG RIGHT
  local said
  if compiles "$2" >/dev/null; then echo "$1, yet this compiles: $2"; failed=1; fi
  said=$(compiles "$3") || { echo "$1: the right line does not compile: $3"; echo "$said"; failed=1; }
}

mistake "an amount is not built without a unit"        'Mass a = 400;'                      'Mass a = 400 * milligram;'
mistake "an amount is not built by a cast either"      'Mass a(400.0);'                     'Mass a(400.0 * milligram);'
mistake "an amount is not read without a unit"         'double a = tablet;'                 'double a = tablet.in(gram);'
mistake "a unit must be of the amount's dimension"     'double a = tablet.in(millilitre);'  'double a = tablet.in(gram);'
mistake "compound mass is not elemental mass"          'ElementalMass a = tablet;'          'ElementalMass a = magnesium;'
mistake "compound is not added to elemental"           'auto a = tablet + magnesium;'       'auto a = tablet + tablet;'
mistake "compound is not compared with elemental"      'bool a = tablet < magnesium;'       'bool a = tablet < tablet;'
mistake "a tablet is not a daily amount"               'DailyMass a = tablet;'              'DailyMass a = tablet / a_day;'
mistake "a daily amount is not divided by days again"  'auto a = tablet / a_day / a_day;'   'auto a = tablet / a_day;'
mistake "international units are not a mass"           'Mass a = 400 * international_unit;' 'Mass a = 400 * microgram;'
mistake "a day is not a number"                        'int a = day;'                       'days a = day - day;'
mistake "days are not added to each other"             'auto a = day + day;'                'auto a = day + days(1);'
mistake "a moment has a day only with a day start"     'Day a = day_of(Moment{});'          'Day a = day_of(Moment{}, start);'
mistake "an entry is not a number"                     'double a = pain;'                   'double a = pain.amount();'
mistake "a number is not an entry by accident"         'Entry<double> a = 0.0;'             'auto a = Entry<double>::of(0.0);'
mistake "a result is not dropped"                      'read_number();'                     'auto a = read_number();'
mistake "a result is not a value"                      'int a = read_number();'             'int a = *read_number();'
exit $failed
