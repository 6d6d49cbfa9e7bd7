#include "store/schema.h"

namespace titrate::store {

const std::string& food_text_schema() {
  static const std::string sql = R"sql(
    CREATE VIRTUAL TABLE food_text USING fts5 (words, content = '', detail = 'none', columnsize = 0, tokenize = 'ascii');
    CREATE TABLE food_word (
      word    TEXT PRIMARY KEY,
      letters INTEGER NOT NULL,
      foods   INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX food_word_by_letters ON food_word (letters);
  )sql";
  return sql;
}

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
  )sql",
                                              R"sql(
    CREATE TABLE food_import (
      id          INTEGER PRIMARY KEY CHECK (id > 0),
      entered     TEXT NOT NULL,
      file        TEXT NOT NULL,
      layout      TEXT NOT NULL,
      foods       INTEGER NOT NULL CHECK (foods > 0),
      last_number INTEGER NOT NULL
    ) STRICT;

    -- The number of a row is its place in the line: generic foods before products, short names before long ones. A
    -- search gets rows in the order of their numbers, so it may stop after the first few hundred.
    CREATE TABLE own_food (
      place     INTEGER PRIMARY KEY,
      id        TEXT NOT NULL UNIQUE CHECK (id <> ''),
      import    INTEGER NOT NULL REFERENCES food_import (id),
      name      TEXT NOT NULL CHECK (name <> ''),
      serving   TEXT,
      serving_g REAL CHECK (serving_g > 0),
      CHECK ((serving IS NULL) = (serving_g IS NULL))
    ) STRICT;

    -- A food without a row here has no known amount, which is not zero.
    CREATE TABLE own_food_content (
      place       INTEGER NOT NULL REFERENCES own_food (place),
      substance   TEXT NOT NULL,
      mg_per_100g REAL NOT NULL CHECK (mg_per_100g >= 0),
      PRIMARY KEY (place, substance)
    ) STRICT, WITHOUT ROWID;
  )sql" + food_text_schema(),
                                              // What is no entry of a day is a document: who the person is, the
                                              // product, the plan and what becomes of it.
                                              R"sql(
    CREATE TABLE event_with_documents (
      id      INTEGER PRIMARY KEY CHECK (id > 0),
      diary   TEXT NOT NULL CHECK (diary <> ''),
      key     TEXT CHECK (key <> ''),
      entered TEXT NOT NULL,
      kind    TEXT NOT NULL CHECK (kind <> ''),
      day     TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
      item    TEXT CHECK (item IN ('dose', 'measure', 'side_effect', 'arm', 'guess', 'note', 'context')),
      name    TEXT,
      state   TEXT CHECK (state IN ('value', 'none', 'skipped', 'not_recorded')),
      amount  REAL,
      text    TEXT,
      undoes  INTEGER REFERENCES event (id) CHECK (undoes < id),
      hour    INTEGER CHECK (hour BETWEEN 0 AND 23),
      UNIQUE (diary, key),
      CHECK ((kind = 'recorded') = (day IS NOT NULL) AND (kind = 'recorded') = (item IS NOT NULL)),
      CHECK (state IS NOT NULL OR item IS NULL OR item NOT IN ('dose', 'measure', 'side_effect')),
      CHECK ((state IN ('value', 'none')) IS (amount IS NOT NULL) OR state IS NULL AND amount IS NULL),
      CHECK ((kind = 'undone') = (undoes IS NOT NULL)),
      CHECK ((kind = 'day_start') = (hour IS NOT NULL)),
      CHECK (kind IN ('recorded', 'undone', 'tracked', 'day_start') OR text IS NOT NULL)
    ) STRICT;
    INSERT INTO event_with_documents SELECT * FROM event;
    DROP TABLE event;
    ALTER TABLE event_with_documents RENAME TO event;

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
