#!/usr/bin/env bash
# Another supplement is rows of the catalog's tables and no code: no source file names the second substance of the table.
# What a compound of the first one frees (the glycine of a glycinate) is a fact about that compound: forms and labels.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
failed=0
while IFS=, read -r id _; do
  [[ $id ]] || continue
  found=$(git grep -nwiI "$id" -- 'core/*.h' 'core/*.cc' 'app/*.h' 'app/*.cc' 'edges/*.h' 'edges/*.cc' ':!*_test.cc' \
    ':!core/catalog/forms.*' ':!core/catalog/label*' ':!edges/labels/*' ':!edges/codec/label_json.cc' ':!edges/codec/catalog_rows_forms.cc')
  [[ -z $found ]] || { echo "code names $id:"; echo "$found"; failed=1; }
done < <(tail -n +3 core/catalog/tables/substances.csv)
exit $failed
