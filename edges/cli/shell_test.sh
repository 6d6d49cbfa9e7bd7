#!/usr/bin/env bash
# shell_test.sh TITRATE: what a shell sees of the program: exit codes, what goes to stdout and what to stderr, help.
set -uo pipefail
titrate=$(realpath "$1")
here=$(mktemp -d)
server=
# shellcheck disable=SC2317 # the trap calls it
cleanup() {
  [[ $server ]] && kill "$server" 2>/dev/null
  rm -rf "$here"
}
trap cleanup EXIT
cd "$here" || exit 2
export XDG_DATA_HOME=$here/own
failed=0
wrong() { echo "WRONG: $*"; failed=1; }

ends() { # CODE WORDS...: runs titrate; what it said is left in out and err
  local code=$1
  shift
  "$titrate" "$@" >out 2>err </dev/null
  local ended=$?
  ((ended == code)) || { wrong "titrate $* ended with $ended, not with $code"; cat out err; }
}

ends 0 --version
[[ $(<out) =~ ^titrate\ [0-9]+\.[0-9]+\.[0-9]+$ && ! -s err ]] || wrong "--version says $(<out) $(<err)"

ends 0 --help
verbs=$(sed -n '/^Subcommands:/,/^$/s/^  \([a-z]*\) .*/\1/p' out)
[[ $verbs == *serve* && $verbs == *ask* ]] || wrong "--help lists no verbs"
for verb in $verbs; do
  ends 0 "$verb" --help
  grep -q '^Example' out || wrong "$verb --help shows no example"
  ends 2 "$verb" --no-such-option
  [[ ! -s out && -s err ]] || wrong "$verb --no-such-option: a complaint belongs on stderr"
done

# the manual page and what a shell completes are made of the words that --help has
ends 0 man
for verb in $verbs; do grep -q "^\.SS $verb\$" out || wrong "the manual page has no section $verb"; done
for shell in bash zsh fish; do
  ends 0 completion "$shell"
  for verb in $verbs; do grep -qw -- "$verb" out || wrong "$shell does not complete $verb"; done
done
offered() { # WORDS...: what bash offers for the last of them
  (
    # shellcheck disable=SC1091 # written by the program
    source ./completion.bash
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    _titrate
    echo "${COMPREPLY[*]}"
  )
}
"$titrate" completion bash >completion.bash
bash -n completion.bash || wrong "what bash completes is no script of bash"
[[ $(offered titrate rev) == review ]] || wrong "bash does not complete rev"
[[ $(offered titrate review --bet) == --better ]] || wrong "bash does not complete --bet"
[[ $(offered titrate review --better "") == "lower higher" ]] || wrong "bash does not offer lower and higher"
[[ $(offered titrate plan lo) == lock ]] || wrong "bash does not complete plan lo"
[[ $(offered titrate plan lock --peo) == --people ]] || wrong "bash does not complete plan lock --peo"

ends 2
[[ ! -s out && -s err ]] || wrong "no verb: a complaint belongs on stderr"
ends 2 heal
grep -q '"heal" is not a verb' err || wrong "an unknown verb is not named"

# the door
ends 2 ask absent.json
grep -q 'absent.json' err || wrong "a file that is not there is not named"
echo '{"verb": "today"}' >today.json
ends 0 ask today.json
grep -q '"ok": *true' out || wrong "today is not answered"
[[ $(stat -c %a own/titrate) == 700 && $(stat -c %a own/titrate/titrate.db) == 600 ]] || wrong "others may read the diary"
"$titrate" ask - <today.json >out || wrong "stdin is not read"
echo '{"verb": "heal"}' >heal.json
ends 1 ask heal.json
grep -q '"ok": *false' out || wrong "an unknown verb of the door is not refused"
echo 'text' >file
ends 2 ask today.json --data file/folder
ends 2 ask today.json --data file
grep -q file err || wrong "the folder that is a file is not named"
ends 0 ask today.json --data there/and/deeper
[[ $(stat -c %a there/and) == 700 ]] || wrong "the folders above the diary are open to others"

# a review, and a fit that did not settle
printf 'day,dose_mg,pain\n2026-02-01,0,6\n2026-02-02,200,5\n2026-02-03,200,5\n2150-01-01,0,5\n' >diary.csv
ends 2 review diary.csv
grep -q 'has not come yet' err || wrong "a day that has not come is read"
ends 0 review diary.csv --today 2026-02-02
grep -q '2 later days were left out' out || wrong "the days after --today are not counted"
ends 2 review diary.csv --today 2026-02-02 --seed -1
ends 2 review diary.csv --today 2026-02-03 --randomised pairs:3
grep -q 'diary.csv, line 3: .* within one period of 3 days' err || wrong "an order that the diary contradicts is believed"
ends 2 review diary.csv --today 2026-02-02 --scale 0-5
grep -q -e 'outside its scale of 0 to 5' err || wrong "a declared scale is not held"
ends 2 review diary.csv --today 2026-02-02 --scale wide
grep -q -e '--scale' err || wrong "the option that is wrong is not named"

ends 2 review diary.csv --today 2026-02-03 --before-start some
grep -q -e '--before-start' err || wrong "the option that is wrong is not named"
ends 0 review diary.csv --today 2026-02-03 --before-start unknown
grep -q '3 recorded days were left out at the beginning' out || wrong "what was taken before the first day is not asked"

cat >model.json <<'END'
{"family": "gaussian", "time": "t", "response": "y", "dose": "d", "intercept": {"mean": 0, "sd": 2.5},
 "effect": {"mean": 0, "sd": 1}, "sigma": {"df": 4, "scale": 1}, "rho": {"a": 1, "b": 1}, "half_life": null}
END
{ echo t,y,d; for t in {1..60}; do echo "$t,5,$((t % 2))"; done; } >flat.csv
ends 1 fit model.json flat.csv
grep -q 'did not settle' out || wrong "an untrusted fit does not say so"

# a plan, rehearsed
cat >trial.json <<'PLAN'
{"primary": {"name": "pain", "smallest_worthwhile": 1}, "design": {"kind": "pairs", "pairs": 2, "period_days": 7}}
PLAN
ends 0 rehearse trial.json --quick
grep -q 'QUICK ESTIMATE' out || wrong "a quick estimate does not say so"
[[ $(wc -L <out) -le 80 && ! -s err ]] || wrong "a rehearsal is wider than 80 columns, or stderr of a pipe is not empty"
ends 0 rehearse trial.json --quick --json --threads 1
ends 2 rehearse
ends 2 rehearse trial.json --quick --out kept.json
ends 2 rehearse trial.json --people 10
ends 0 rehearse trial.json --people 1000
grep -qE 'worthwhile [+-][0-9.]+ \+- [0-9.]+ points.*, \+14 days' out || wrong "another plan says no difference: $(<out)"
[[ $(wc -L <out) -le 80 && ! -s err ]] || wrong "a rehearsal with other plans is wider than 80 columns"
echo '{"primary": {"name": "pain", "smallest_worthwhile": 1}}' >no_design.json
ends 2 rehearse no_design.json
grep -q 'no_design.json, design' err || wrong "a plan without a design is not told where"
"$titrate" rehearse trial.json --people 1000000 >out 2>err &
rehearsal=$!
sleep 1
kill -INT $rehearsal
wait $rehearsal
(($? == 1)) || wrong "a rehearsal that was stopped does not end with 1"
[[ ! -s out ]] || wrong "a rehearsal that was stopped said something"

# the seal says what the full rehearsal found, before anybody lives by it
echo '{"age": 40, "sex": "male", "life_stage": "none", "egfr": 95, "authority": "US", "conditions": [], "medicines": [],
  "supplements": [], "allergies": []}' >sealer.json
ends 0 person set sealer.json --data sealed
ends 0 plan new --outcome pain --smallest 0.1 --pairs 2 --period-days 3 --gap-days 0 --run-in-days 0 --data sealed
ends 0 plan lock --people 1000 --data sealed
grep -qE 'finds the smallest worthwhile difference +[0-9.]+ % \+- *[0-9.]+' out || wrong "the seal keeps its chance to itself: $(<out)"
grep -qE 'false claims, at the worst dependence +[0-9.]+ % \+- *[0-9.]+' out || wrong "the seal does not say what it may claim wrongly"
grep -q 'gets an answer at all' out || wrong "the seal does not say who gets an answer"
tr -s ' \n' ' ' <out | grep -q 'This plan has a chance of' || wrong "the seal keeps its warnings to itself"
[[ $(wc -L <out) -le 80 && ! -s err ]] || wrong "a seal is wider than 80 columns, or stderr is not empty"
ends 0 pre-start --data sealed
grep -q 'A trial is sealed, and begins on' out || wrong "the sheet for a doctor ignores the sealed plan: $(<out)"
! grep -q 'from 20' out || wrong "the sheet for a doctor shows a ladder beside a sealed plan"
[[ $(wc -L <out) -le 80 ]] || wrong "the sheet for a doctor is wider than 80 columns"
# a sealed plan while it is lived: without one, each verb says so; a year ago one was sealed, and its days are over
lived=$here/lived
ends 2 plan pause --data "$lived"
ends 1 plan pause --reason influenza --data "$lived"
tr -s ' \n' ' ' <err | grep -qi 'no plan was sealed' || wrong "a pause of no plan does not say so"
ends 2 decide --data "$lived"
ends 2 decide --keep --stop --data "$lived"
then_ask() { # DAY REQUEST: as if it were the evening of that day
  echo "${2%\}}, \"now\": \"$1T21:00:00+00:00\"}" >asked.json
  ends 0 ask asked.json --data "$lived"
}
then_ask 2025-03-01 '{"verb": "person", "person": {"age": 40, "sex": "male", "life_stage": "none", "egfr": 95, "authority": "US", "conditions": [], "medicines": [], "supplements": []}}'
then_ask 2025-03-01 '{"verb": "plan_new", "outcome": "pain", "smallest": 1, "pairs": 2, "period_days": 3, "gap_days": 0, "run_in_days": 0}'
then_ask 2025-03-01 '{"verb": "plan_lock", "people": 1000}'
then_ask 2025-03-03 '{"verb": "plan_pause", "reason": "influenza"}'
then_ask 2025-03-07 '{"verb": "plan_resume"}'
for day in 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20; do
  then_ask 2025-03-$day '{"verb": "record", "item": "pain", "state": "value", "value": 4}'
done
ends 0 plan show --data "$lived"
grep -q 'Rested from 2025-03-03 until 2025-03-07: influenza' out || wrong "a rest is not shown"
[[ $(wc -L <out) -le 80 && ! -s err ]] || wrong "a sealed plan is wider than 80 columns"
ends 0 review --data "$lived" --json
grep -q '"kind":"look"' out || wrong "a review after the end is not its look"
ends 0 today --data "$lived"
grep -q 'trial .*over' out || wrong "today does not say that the trial is over"
ends 0 decide --data "$lived"
[[ $(wc -L <out) -le 80 && ! -s err ]] || wrong "what can be decided is wider than 80 columns"
ends 1 decide --raise --reason 'more must help more' --data "$lived"
grep -q 'is not open' err || wrong "a raise without an answer is not refused with its reason"
ends 0 decide --stop --reason 'it did nothing' --data "$lived"
ends 0 history --data "$lived"
tr -s ' \n' ' ' <out | grep -q 'it did nothing' || wrong "the history does not show what was decided"
ends 1 plan pause --reason late --data "$lived"
ends 1 plan resume --data "$lived"
ends 0 review --help
grep -q -- '--peek' out || wrong "the help of review has no early look"

# a file of another program
printf 'day,dose_mg,pain\n2026-03-01,100,6\n2026-03-02,2000,4\n' >export.csv
ends 0 import export.csv --dry-run --data brought
grep -q ' 3  new: would be written' out || wrong "a dry run of an import counts wrongly: $(<out)"
[[ $(wc -L <out) -le 80 && ! -s err ]] || wrong "an import is wider than 80 columns"
ends 0 import export.csv --data brought
grep -q 'titrate import --undo 4' out || wrong "an import does not say how to take it back: $(<out)"
ends 1 import export.csv --data brought # a doubted dose still waits
grep -q 'nothing was written' out || wrong "the same file twice is not the same"
ends 0 import export.csv --confirm-doses --data brought
ends 0 import --data brought
grep -q ' 4 .*tidy, 3 entries' out || wrong "the imports are not listed: $(<out)"
ends 0 import --undo 4 --data brought
ends 1 import --undo 4 --data brought
ends 0 undo --data brought
"$titrate" import - --dry-run --json --data brought <export.csv >out || wrong "an import does not read stdin"
grep -q '"new":3' out || wrong "what was taken back is not new again: $(<out)"
grep -q export.csv brought/titrate.db* && wrong "the name of the file is kept"
ends 2 import absent.csv
ends 2 import export.csv --map pain=headache
grep -q '^--map' err || wrong "the option that is wrong is not named: $(<err)"
ends 2 import export.csv --undo 4
ends 2 import --dry-run
ends 2 import today.json
grep -q 'report --format csv' err || wrong "a file that nobody knows is refused without where the right one comes from"

ends 0 backup --to whole.json --as json --data brought
ends 2 import whole.json --data brought
grep -q 'titrate restore FILE' err || wrong "a copy of a whole diary is not sent to restore: $(<err)"

# documents to hand on, and the data behind them
ends 0 report --out page.pdf --leave-out person --data brought
[[ $(head -c 5 page.pdf) == %PDF- && $(stat -c %a page.pdf) == 600 ]] || wrong "a report is no PDF of one's own"
grep -q 'Left out, and the document says so: Person' out || wrong "what was left out is not said: $(<out)"
ends 2 report --out page.pdf --data brought
grep -q -- '--force' err || wrong "a file that is there already is no reason: $(<err)"
ends 0 report --out page.pdf --force --data brought
ends 0 report --out page.html --format html --language de --data brought
grep -q '<html lang="de"' page.html || wrong "the German page does not say that it is German"
ends 2 report --format voltage --data brought
grep -q 'pdf, html, json, sqlite, csv, dictionary, ics, fhir' err || wrong "a format that is none gets no list"
ends 2 report --leave-out voltage --data brought
grep -q '^--leave-out' err || wrong "a section that is none is not named by its option: $(<err)"
ends 2 report --format csv --leave-out person --data brought
ends 0 reminders set --at 21:00 --data brought
for format in json sqlite csv dictionary ics fhir; do
  ends 0 report --format "$format" --shift-dates --drop-words --out "given.$format" --data brought
  grep -qE '^It (holds|says what)' out || wrong "a copy as $format does not say what it holds: $(<out)"
  [[ -s given.$format && $(wc -L <out) -le 80 ]] || wrong "a copy as $format is empty, or its words are too wide"
done
! grep -q 2026-03 given.csv || wrong "shifted dates are the real ones"
ends 0 restore given.json --yes --data given
ends 0 report --diary example --format csv --out example-of-report.csv --data new-home
[[ $(grep -c '^20' example-of-report.csv) -gt 100 ]] || wrong "the example has no days in a new home"

# foods and a day of eating
ends 0 foods pumpkin seeds
grep -q '168 mg' out || wrong "a serving of pumpkin seeds is not worked out"
[[ $(wc -L <out) -le 80 && ! -s err ]] || wrong "foods are wider than 80 columns"
ends 2 foods
ends 2 foods almonds --undo-import
ends 2 foods --dry-run
ends 1 foods --undo-import
ends 2 foods --import diary.csv
grep -q 'not a food table' err || wrong "a diary is taken for a food table"
printf 'fdc_id,data_type,description\n1,sr_legacy_food,"Spinach, creamed"\n2,branded_food,\n' >food.csv
printf 'fdc_id,nutrient_id,amount\n1,1090,55\n' >food_nutrient.csv
ends 0 foods --import . --dry-run --data imported
grep -q 'line 3' out || wrong "a food that is not understood has no line"
[[ ! -e imported ]] || wrong "a dry run leaves something behind"
ends 0 foods --import food.csv --data imported
ends 0 foods --import . --data imported
grep -q ' 0  new foods' out || wrong "the same table twice is not the same"
ends 0 foods creamed --data imported
grep -q '55.0 mg' out || wrong "an imported food is not found"
ends 0 foods --undo-import --data imported
ends 0 foods creamed --data imported
! grep -q '55.0 mg' out || wrong "an import that was taken back is still found"
cat >day.json <<'DAY'
{"person": {"age": 54, "sex": "female", "authority": "US"}, "foods": [{"name": "spinach, boiled", "grams": 100},
 {"name": "grandmother's soup", "grams": 200}], "supplements": [{"name": "tablets", "elemental_mg": 100}]}
DAY
ends 0 intake day.json
grep -q '1 of 2 foods has no magnesium value' out || wrong "a food without a value is not counted as missing"
[[ $(wc -L <out) -le 80 && ! -s err ]] || wrong "a day is wider than 80 columns"
echo '{"supplements": [{"elemental_mg": 5000}]}' >much.json
ends 1 intake much.json
grep -q 'doctor or' out || wrong "a day above the limit says nothing"
echo '{"meals": []}' >meals.json
ends 2 intake meals.json
grep -q 'meals.json, line 1' err || wrong "a field that is not known has no place"
# a person, screened: the shell and the door give the same answer
cat >person.json <<'PERSON'
{ "age": 54, "sex": "female", "life_stage": "none", "egfr": 72, "authority": "US",
  "conditions": ["myasthenia gravis"], "medicines": ["Cipro 500 mg", "levothyroxine"], "supplements": ["zinc 25 mg"] }
PERSON
ends 1 screen person.json
grep -q '^Do not start' out || wrong "a block is not the first thing said"
grep -q '\[block\] myasthenia gravis' out || wrong "what stands in the way is not named"
[[ $(wc -L <out) -le 80 && ! -s err ]] || wrong "a screening is wider than 80 columns, or says something on stderr"
ends 1 screen person.json --json
tr -d ' \n' <out >shell.json
echo "{\"verb\": \"screen\", \"person\": $(<person.json)}" >screen.json
ends 0 ask screen.json
tr -d ' \n' <out >door.json
[[ $(<door.json) == "{\"ok\":true,\"screening\":$(<shell.json)}" ]] || wrong "the shell and the door disagree"
echo '{"age": 40, "sex": "male", "egfr": 95, "conditions": [], "medicines": [], "supplements": []}' >healthy.json
ends 0 screen healthy.json
ends 2 screen absent.json
echo '{"agee": 40}' >slip.json
ends 2 screen slip.json
grep -q 'slip.json, line 1' err || wrong "a field that is not known has no place"
# an entry from a shell, and what follows from it
ends 0 log pain 4 --data logged
grep -q 'Saved: pain 4' out || wrong "an entry is not said back"
ends 1 log side-effect diarrhoea 3 --data logged
[[ $(wc -L <out) -le 80 ]] || wrong "what follows from an entry is wider than 80 columns"
grep -q 'diarrhoea' out || wrong "the guard says nothing to a severe side effect"
grep -q 'your local emergency number' out || wrong "a severe side effect names nobody to call"
ends 2 log pain --data logged
# the evening: today, skip, undo, redo, history, late
ends 0 today --data evening
grep -q 'nothing recorded yet' out || wrong "an empty diary says something was recorded"
ends 0 log pain 4 --data evening --day "$(date -d '3 days ago' +%F)"
ends 0 log pain 5 --data evening --day "$(date -d '3 days ago' +%F)"
ends 0 log context illness 'a cold' --data evening
ends 0 skip sleep_quality dose --data evening
grep -q 'skipped' out || wrong "what was skipped is not said back"
ends 2 skip moonlight --data evening
ends 0 today --data evening
grep -q 'a cold' out || wrong "what else changed is not on the page of the evening"
[[ $(wc -L <out) -le 80 && ! -s err ]] || wrong "today is wider than 80 columns, or says something on stderr"
ends 2 today --day 2999-01-01 --data evening
ends 0 undo --data evening
grep -q 'Taken back: dose skipped' out || wrong "undo does not say what it took back"
ends 0 redo --data evening
grep -q 'dose skipped' out || wrong "redo does not say what stands again"
ends 1 redo --data evening
ends 0 history --data evening
grep -q 'pain 4; entered 3 days after; corrected: pain 5' out || wrong "history lacks a version: $(<out)"
[[ $(wc -L <out) -le 80 ]] || wrong "history is wider than 80 columns"
ends 0 history --all --data evening
grep -q 'taken back: dose skipped' out || wrong "history --all hides an undo"
ends 0 late --data evening
grep -q 'titrate log' out || wrong "late does not say how to enter it"
for _ in 1 2 3 4 5; do ends 0 undo --data evening; done
ends 1 undo --data evening
[[ ! -s out && -s err ]] || wrong "nothing to take back: a refusal belongs on stderr"
# what the evening asks for, and when its day begins
ends 0 today --data chosen
grep -q 'titrate track' out || wrong "today does not say how to choose an outcome: $(<out)"
ends 0 track --data chosen
grep -q 'no outcome yet' out || wrong "track says that something is asked for"
grep -q 'sleep_quality' out || wrong "track does not list what can be followed"
[[ $(wc -L <out) -le 80 && ! -s err ]] || wrong "track is wider than 80 columns, or says something on stderr"
ends 2 track moonlight --data chosen
grep -q 'titrate track lists' err || wrong "an unknown outcome has no way out: $(<err)"
ends 0 track sleep_quality pain --data chosen
grep -q 'asks for: sleep_quality, pain' out || wrong "what is asked for is not said back: $(<out)"
ends 0 today --data chosen
grep -q 'sleep quality' out || wrong "what is tracked is not on the page of the evening"
ends 0 track --json --data chosen
grep -q '"instruments":\[{"name"' out || wrong "track --json lists nothing: $(head -c 200 out)"
ends 0 settings --data chosen
ends 2 settings --day-start 24 --data chosen
ends 0 settings --day-start 3 --data chosen
grep -q 'begins at 3:00' out || wrong "the hour is not said back: $(<out)"
ends 0 settings --json --data chosen
grep -q '"day_start_hour": *3' out || wrong "the hour is not kept: $(head -c 200 out)"
# a ladder that is stopped or ended before its first day
ends 0 person set healthy.json --data early
ends 0 follow start --unit-mg 100 --data early
ends 0 follow --data early
[[ $(grep -c 'begins on' out) == 1 ]] || wrong "a ladder says twice when it begins: $(<out)"
ends 1 log side-effect chest_pain 3 --data early
ends 1 follow --data early
grep -q 'STOPPED' out || wrong "a ladder that is stopped before its first day does not say so: $(<out)"
ends 0 follow stop --data early
ends 0 follow --data early
grep -q '^Ended' out || wrong "a ladder that was ended before its first day still begins: $(<out)"
# a ladder without a trial
ends 0 follow --data followed
ends 1 follow start --unit-mg 100 --run-in 0 --start "$(date +%F)" --data followed
ends 0 person set healthy.json --data followed
ends 0 follow start --unit-mg 100 --run-in 0 --start "$(date +%F)" --data followed
ends 0 follow --data followed
grep -q 'Step 1 of 2, day 1: 100 mg, 1 capsule' out || wrong "follow does not say the dose of today: $(<out)"
[[ $(wc -L <out) -le 80 ]] || wrong "a ladder that is followed is wider than 80 columns"
ends 0 today --data followed
grep -q '100 mg, 1 capsule' out || wrong "today does not say the dose of the ladder"
ends 1 follow step --tolerated yes --data followed
ends 2 follow step --unit-mg 100 --data followed
ends 2 follow climb --data followed
ends 0 follow week --data followed
grep -q 'no verdict' out || wrong "a week gives a verdict"
[[ $(wc -L <out) -le 80 ]] || wrong "a week is wider than 80 columns"
ends 1 log side-effect sleepiness 2 --data followed
ends 1 follow --data followed
grep -q 'PAUSED' out || wrong "a pause is not the word that is said"
! grep -q '100 mg, 1 capsule' out || wrong "a dose is shown while it is paused"
ends 1 follow resume --gone-since "$(date +%F)" --data followed
ends 0 follow stop --data followed
# whom to call, wherever a stop is said: the numbers of the country that was named, and none of another
sed 's/"sex": "male"/"sex": "male", "country": "Germany"/' healthy.json >german.json
ends 0 person set german.json --data called
ends 0 follow start --unit-mg 100 --run-in 0 --start "$(date +%F)" --data called
ends 1 log side-effect chest_pain 3 --data called
for words in "log side-effect chest_pain 3" today follow; do
  # shellcheck disable=SC2086 # several words are several arguments
  ends 1 $words --data called
  grep -q 'Call 112 now' out || wrong "$words names no emergency number of Germany: $(<out)"
  grep -q '0800 111 0 111' out || wrong "$words names nobody to talk to"
  [[ $(wc -L <out) -le 80 ]] || wrong "$words is wider than 80 columns beside its numbers"
done
ends 1 today --data logged
grep -q 'your local emergency number' out || wrong "today guesses a country, or names nobody to call"
ends 2 log dose 1.000 --data logged
ends 0 ladder --unit-mg 100
[[ $(grep -c 'asked on .*bear this step well' out) == 2 ]] || wrong "a ladder asks at the end of each step"
grep -q 'not a measurement' out || wrong "a ladder does not say what the absorption curve is"
grep -q '200 mg a day' out || wrong "a ladder has no second step"
[[ $(wc -L <out) -le 80 ]] || wrong "a ladder is wider than 80 columns"
ends 1 ladder --unit-mg 200
printf 'Serving size: 2 capsules\nMagnesium (as magnesium glycinate) 200 mg 48%%\nEXP 02/2026\n' >label.txt
# a person and a product, kept with the diary: every path judges by the person's own limit
ends 0 person show --data kept
grep -q 'lowest limit' out || wrong "who said nothing is not told which limit holds"
ends 2 person set --data kept
ends 2 person show person.json --data kept
ends 2 person heal --data kept
ends 2 person set slip.json --data kept
sed 's/"sex": "male"/"sex": "male", "authority": "US"/' healthy.json >american.json
ends 0 person set american.json --data kept
ends 0 log dose 350 --data kept
ends 2 log dose 351 --data kept
ends 1 person set person.json --data kept
[[ $(wc -L <out) -le 80 && ! -s err ]] || wrong "what changed is wider than 80 columns, or stderr is not empty"
grep -q 'new: \[block\] myasthenia gravis' out || wrong "a new finding is not said"
ends 2 log dose 100 --data kept
grep -qi 'myasthenia' err || wrong "a dose beside a block is not doubted"
ends 0 log dose 100 --confirm --data kept
ends 1 ladder --unit-mg 100 --data kept
ends 1 next --taken "levothyroxine 07:10" --data kept
ends 2 person agree --rule myasthenia_gravis --reason "In remission." --data kept
grep -q 'does not name a clinician' err || wrong "a decision of nobody is taken"
ends 2 person agree --rule moonlight --clinician "Dr. Ada Example" --day 2026-02-20 --reason "In remission." --data kept
ends 0 person agree --rule myasthenia_gravis --clinician "Dr. Ada Example" --day 2026-02-20 --reason "In remission." \
  --limit-mg 100 --data kept
grep -q 'resolved by Dr. Ada Example' out || wrong "a decision is not said back"
ends 0 person history --data kept
[[ $(grep -c T out) -ge 3 ]] || wrong "the history of the person has not every sheet"
ends 0 person show --json --data kept
ends 0 person set american.json --data spaced
ends 0 next --taken "levothyroxine 00:00" --data spaced
[[ $(wc -L <out) -le 80 && ! -s err ]] || wrong "the next dose is wider than 80 columns, or stderr is not empty"
ends 0 next --data spaced --json
ends 2 next --taken levothyroxine --data spaced
ends 2 next --taken "moonroot 07:10" --data spaced
ends 1 product set 'Magnesium glycinate 400 mg' --data spaced
grep -q 'Nothing was kept' out || wrong "a label that cannot be told is kept"
ends 0 product show --data spaced
grep -q 'No product' out || wrong "a product is shown that nobody chose"
ends 2 ladder --data spaced
ends 0 product set label.txt --data spaced
ends 0 product show --data spaced
grep -q '100 mg of magnesium in a capsule' out || wrong "a product is not shown in its units"
ends 0 ladder --data spaced
grep -q '300 mg a day' out || wrong "a ladder does not keep to the kept person's limit"
echo '{"name": "Mine", "elemental_mg_per_unit": 50}' >product.json
ends 0 product set product.json --data spaced --json
ends 2 product set --data spaced
echo '{"supplements": [{"name": "tablets", "elemental_mg": 300}]}' >tablets.json
ends 0 intake tablets.json --data spaced
ends 1 intake tablets.json
# what is known
for words in "" sleep "back pain" cramps "gut barrier" mechanism "sleep --substance glycine"; do
  # shellcheck disable=SC2086 # several words are several arguments
  ends 0 evidence $words
  [[ $(wc -L <out) -le 80 && ! -s err ]] || wrong "evidence $words is wider than 80 columns, or stderr is not empty"
  # shellcheck disable=SC2086
  ends 0 evidence $words --json
done
ends 0 evidence sleep
[[ $(sed -n 2p out) == Certainty:* ]] || wrong "certainty does not come first: $(<out)"
ends 0 evidence gut barrier
grep -q 'Not answerable by a self-trial' out || wrong "what no diary can answer is not declared"
ends 2 evidence moonlight
grep -q 'ould not find "moonlight".*' err || wrong "an unknown outcome is not named"
grep -q 'sleep' err || wrong "an unknown outcome gets no list"
ends 2 evidence sleep --substance moonlight
ends 2 evidence mechanism --voltage 500
grep -q -e '--voltage' err || wrong "the option that is wrong is not named"
ends 2 evidence sleep --voltage -60
# a label
ends 0 label 'Magnesium (as magnesium bisglycinate chelate) 100 mg 24%' --json
grep -q '"elemental_mg_per_serving": 100' out || wrong "a panel row is not read as the element"
ends 0 label label.txt --today 2026-03-01
head -1 out | grep -q '^100 mg of magnesium in each capsule' || wrong "a label's amount does not come first"
grep -q 'two hundred milligrams' out || wrong "a label's amount is not said in words"
grep -q 'expired on 2026-02-28' out || wrong "a label past its date says nothing"
[[ $(wc -L <out) -le 80 && ! -s err ]] || wrong "a label's answer is wider than 80 columns"
"$titrate" label - <label.txt >out || wrong "a label on stdin is not read"
ends 1 label 'Magnesium glycinate 400 mg'
grep -q 'Cannot tell' out || wrong "a label that cannot be told is told"
ends 2 label '{"neither": 1}'
ends 2 label ''
ends 2 label label.txt --today soon

# backups: the first entry of a day makes one, a drill touches nothing, a restore destroys nothing
ends 0 log pain 4 --data kept
copy=titrate-$(date +%F).sqlite
[[ $(stat -c %a "kept/backups/$copy") == 600 ]] || wrong "the first entry of a day made no backup of its own"
ends 0 restore --drill --data kept
ends 0 verify --data kept
ends 0 verify "$copy" --data kept
ends 0 log pain 7 --data kept
ends 2 restore "$copy" --data kept
grep -q -- --yes err || wrong "a restore without a terminal does not ask for --yes"
ends 0 restore "$copy" --yes --data kept
grep -q before-restore out || wrong "a restore does not say where the diary of before is"
ends 0 history --data kept
grep -q 'pain 7' out && wrong "what came after the backup is still there"
ends 0 backup --as json --to all.json --data kept
ends 2 backup --as json --to all.json --data kept
ends 0 restore all.json --yes --data elsewhere
ends 0 backup --as json --to again.json --data elsewhere
cmp -s all.json again.json || wrong "JSON, restored and exported again, is other bytes"
ends 0 backup --as csv --to kept.csv --data kept
grep -q 'leaves' out || wrong "a CSV does not say what it leaves out"
ends 2 restore kept.csv --yes --data kept
echo 'four words are enough' >words
ends 0 backup --set-passphrase --passphrase-file words --data kept
ends 0 backup --data kept
ends 2 verify "titrate-$(date +%F).closed" --data kept
ends 0 verify "titrate-$(date +%F).closed" --passphrase-file words --data kept
printf 'x' | dd of=all.json bs=1 seek=40 conv=notrunc status=none
ends 1 verify all.json --data kept
ends 2 restore all.json --yes --data kept
echo '{"verb": "backup", "act": "restore", "name": "../titrate.db", "confirm": true}' >restore.json
ends 1 ask restore.json --data kept

# erase: asks, and then nothing is left
ends 0 log pain 4 --data gone
ends 2 erase --data gone
grep -q -- --yes err || wrong "erase without a terminal does not ask for --yes"
ends 0 history --data gone
grep -q pain out || wrong "a question about erase erased"
ends 0 erase --yes --data gone
[[ -z $(find gone/backups -name '*.sqlite') ]] || wrong "erase left a backup"
ends 0 history --data gone
if grep -q pain out; then wrong "erase left the diary"; fi

# reminders
ends 2 reminders set --at 25:00 --zone Europe/Berlin --data kept
ends 0 reminders set --at 21:30 --zone Europe/Berlin --data kept
ends 0 reminders ics --out kept.ics --data kept
[[ $(stat -c %a kept.ics) == 600 ]] || wrong "others may read the reminders"
grep -q 'TZID=Europe/Berlin:[0-9]*T213000' kept.ics || wrong "the reminders are at another hour"
ends 0 reminders feed open --data kept
feed=$(grep -o '/feed/[0-9a-f]\{64\}\.ics' out) || wrong "the feed has no address"
grep -rqF "${feed:6:64}" kept && wrong "the token of the feed is kept"
read_feed() { # PATH: the first line and the body of what serve answers
  exec 3<>"/dev/tcp/127.0.0.1/$feed_port"
  printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\n\r\n' "$1" "$feed_port" >&3
  cat <&3
  exec 3>&-
}
"$titrate" serve --port 0 --data kept >feed.out 2>&1 &
server=$!
for _ in {1..100}; do grep -qs http feed.out && break; sleep 0.1; done
feed_port=$(sed -n 's/.*127\.0\.0\.1:\([0-9]*\).*/\1/p' feed.out | head -1)
read_feed "$feed" | grep -q 'BEGIN:VEVENT' || wrong "the feed is not served"
[[ $(read_feed "/feed/$(printf '0%.0s' {1..64}).ics") == "$(read_feed /nothing)" ]] || wrong "a wrong token is told from nothing"
ends 0 reminders feed close --data kept
read_feed "$feed" | grep -q '404' || wrong "a feed that was closed is served"
kill "$server"
wait "$server"
server=

# the server
ends 2 serve --port 70000
for signal in TERM INT; do
  "$titrate" serve --port 0 --data served >served.out 2>served.err &
  server=$!
  for _ in {1..100}; do grep -qs http served.out && break; sleep 0.1; done
  url=$(grep -o 'http://127\.0\.0\.1:[0-9]*/?session=[0-9a-f]\{64\}' served.out) || { wrong "serve prints no URL"; break; }
  port=${url#*1:}
  ends 2 serve --port "${port%%/*}" --data served
  grep -q -- --port err || wrong "a taken port has no way out"
  exec 3<>"/dev/tcp/127.0.0.1/${port%%/*}"
  printf 'GET / HTTP/1.1\r\nHost: 127.0.0.1:%s\r\n\r\n' "${port%%/*}" >&3
  read -r first <&3
  [[ $first == HTTP/1.1\ * ]] || wrong "serve does not answer: $first"
  exec 3>&-
  kill -"$signal" "$server"
  wait "$server"
  ended=$?
  server=
  ((ended == 0)) || wrong "SIG$signal ended serve with $ended"
  [[ ! -s served.err ]] || wrong "serve said on stderr: $(<served.err)"
done

exit $failed
