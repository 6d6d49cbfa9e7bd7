#include "store/schema.h"

namespace titrate::store {

const std::vector<std::string>& migrations() {
  static const std::vector<std::string> steps{R"sql(
    CREATE TABLE event (
      id      INTEGER PRIMARY KEY CHECK (id > 0),
      diary   TEXT NOT NULL CHECK (diary <> ''),
      key     TEXT CHECK (key <> ''),
      entered TEXT NOT NULL,
      kind    TEXT NOT NULL CHECK (kind IN ('recorded', 'undone', 'tracked', 'planned', 'day_start')),
      day     TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
      item    TEXT CHECK (item IN ('dose', 'measure', 'arm', 'guess', 'note')),
      name    TEXT,
      state   TEXT CHECK (state IN ('value', 'none', 'skipped', 'not_recorded')),
      amount  REAL,
      text    TEXT,
      undoes  INTEGER REFERENCES event (id) CHECK (undoes < id),
      hour    INTEGER CHECK (hour BETWEEN 0 AND 23),
      UNIQUE (diary, key),
      CHECK ((kind = 'recorded') = (day IS NOT NULL) AND (kind = 'recorded') = (item IS NOT NULL)),
      CHECK ((item IN ('dose', 'measure')) IS (state IS NOT NULL) OR item IS NULL),
      CHECK ((state IN ('value', 'none')) IS (amount IS NOT NULL) OR state IS NULL AND amount IS NULL),
      CHECK ((kind = 'undone') = (undoes IS NOT NULL)),
      CHECK ((kind = 'day_start') = (hour IS NOT NULL))
    ) STRICT;

    CREATE TABLE tracked (
      event    INTEGER NOT NULL REFERENCES event (id),
      position INTEGER NOT NULL CHECK (position > 0),
      measure  TEXT NOT NULL,
      PRIMARY KEY (event, position)
    ) STRICT, WITHOUT ROWID;

    -- Append-only is physical. The triggers on INSERT close the side door: INSERT OR REPLACE deletes without telling.
    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
      BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry is corrected by a later entry'); END;
    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
      BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry is taken back by a later entry'); END;
    CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
      WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
        OR EXISTS (SELECT 1 FROM event WHERE diary = NEW.diary AND key = NEW.key)
      BEGIN SELECT RAISE(ABORT, 'the log is append-only: this id or key is taken'); END;
    CREATE TRIGGER tracked_is_never_changed BEFORE UPDATE ON tracked
      BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry is corrected by a later entry'); END;
    CREATE TRIGGER tracked_is_never_deleted BEFORE DELETE ON tracked
      BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry is taken back by a later entry'); END;
    CREATE TRIGGER tracked_is_never_replaced BEFORE INSERT ON tracked
      WHEN EXISTS (SELECT 1 FROM tracked WHERE event = NEW.event AND position = NEW.position)
      BEGIN SELECT RAISE(ABORT, 'the log is append-only: this position is taken'); END;
  )sql",
                                              // Side effects: SQLite changes a CHECK only by copying the table.
                                              R"sql(
    CREATE TABLE event_with_side_effects (
      id      INTEGER PRIMARY KEY CHECK (id > 0),
      diary   TEXT NOT NULL CHECK (diary <> ''),
      key     TEXT CHECK (key <> ''),
      entered TEXT NOT NULL,
      kind    TEXT NOT NULL CHECK (kind IN ('recorded', 'undone', 'tracked', 'planned', 'day_start')),
      day     TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
      item    TEXT CHECK (item IN ('dose', 'measure', 'side_effect', 'arm', 'guess', 'note')),
      name    TEXT,
      state   TEXT CHECK (state IN ('value', 'none', 'skipped', 'not_recorded')),
      amount  REAL,
      text    TEXT,
      undoes  INTEGER REFERENCES event (id) CHECK (undoes < id),
      hour    INTEGER CHECK (hour BETWEEN 0 AND 23),
      UNIQUE (diary, key),
      CHECK ((kind = 'recorded') = (day IS NOT NULL) AND (kind = 'recorded') = (item IS NOT NULL)),
      CHECK ((item IN ('dose', 'measure', 'side_effect')) IS (state IS NOT NULL) OR item IS NULL),
      CHECK ((state IN ('value', 'none')) IS (amount IS NOT NULL) OR state IS NULL AND amount IS NULL),
      CHECK ((kind = 'undone') = (undoes IS NOT NULL)),
      CHECK ((kind = 'day_start') = (hour IS NOT NULL))
    ) STRICT;
    INSERT INTO event_with_side_effects SELECT * FROM event;
    DROP TABLE event;
    ALTER TABLE event_with_side_effects RENAME TO event;

    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
      BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry is corrected by a later entry'); END;
    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
      BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry is taken back by a later entry'); END;
    CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
      WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
        OR EXISTS (SELECT 1 FROM event WHERE diary = NEW.diary AND key = NEW.key)
      BEGIN SELECT RAISE(ABORT, 'the log is append-only: this id or key is taken'); END;
  )sql"};
  return steps;
}

}  // namespace titrate::store
