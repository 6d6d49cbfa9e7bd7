#include "store/food_import.h"

#include "store/food_text.h"
#include "store/open_database.h"
#include "store/schema.h"

namespace titrate {
namespace {

using store::Database;
using store::Statement;

constexpr const char* new_foods = "temp.new_food WHERE id NOT IN (SELECT id FROM own_food)";

std::unique_ptr<Database> database_without_file() {
  auto database = std::make_unique<Database>(":memory:");
  for (const std::string& step : store::migrations()) database->run(step);
  return database;
}

}  // namespace

/// Temporary tables of the person's database: SQLite keeps them in a file of its own and forgets them at the end. What
/// a reader hands over cannot be refused here, so an error of the disk is kept until somebody asks.
class FoodImport::Staging : public FoodSink {
 public:
  explicit Staging(std::unique_ptr<Database> database)
      : database_((make_tables(*database), std::move(database))),
        food_(*database_, "INSERT OR IGNORE INTO temp.new_food (id, name, generic) VALUES (?, ?, ?)"),
        amount_(*database_,
                "INSERT INTO temp.new_amount VALUES (?, ?, ?, 0) ON CONFLICT DO UPDATE SET "
                "contradicted = contradicted OR mg <> excluded.mg"),
        serving_(
            *database_,
            "INSERT INTO temp.new_serving VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET position = "
            "excluded.position, label = excluded.label, grams = excluded.grams WHERE excluded.position < position") {}
  ~Staging() override = default;

  void food(const std::string& id, const std::string& name, bool generic) override {
    write([&] {
      food_.bind(id).bind(name).bind(std::int64_t(generic)).step();
      food_.reset();
      repeated_ += sqlite3_changes(database_->handle()) == 0;
    });
  }
  void amount(const std::string& food, const std::string& substance, double mg_per_100g) override {
    write([&] {
      amount_.bind(food).bind(substance).bind(mg_per_100g).step();
      amount_.reset();
    });
  }
  void serving(const std::string& food, std::int64_t order, const std::string& label, double grams) override {
    write([&] {
      serving_.bind(food).bind(order).bind(label).bind(grams).step();
      serving_.reset();
    });
  }

  Database& database() { return *database_; }
  std::int64_t repeated() const { return repeated_; }
  /// Ends the writing; throws what went wrong in it.
  void finish() {
    if (failure_) throw store::SqliteError(*failure_);
    if (open_) database_->run("COMMIT");
    open_ = false;
  }

 private:
  static void make_tables(Database& database) {
    // One transaction over the temporary tables alone: it holds no lock on the diary.
    database.run(
        "PRAGMA temp_store = FILE;"
        "CREATE TABLE temp.new_food (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
        " generic INTEGER NOT NULL) STRICT;"
        "CREATE TABLE temp.new_amount (food TEXT NOT NULL, substance TEXT NOT NULL, mg REAL NOT NULL,"
        " contradicted INTEGER NOT NULL, PRIMARY KEY (food, substance)) STRICT, WITHOUT ROWID;"
        "CREATE TABLE temp.new_serving (food TEXT PRIMARY KEY, position INTEGER NOT NULL, label TEXT NOT NULL,"
        " grams REAL NOT NULL) STRICT, WITHOUT ROWID;"
        "BEGIN");
  }
  template <class Work>
  void write(const Work& work) {
    if (failure_) return;
    try {
      work();
    } catch (const store::SqliteError& error) {
      failure_ = error;
    }
  }

  std::unique_ptr<Database> database_;
  Statement food_, amount_, serving_;
  std::int64_t repeated_ = 0;
  std::optional<store::SqliteError> failure_;
  bool open_ = true;
};

FoodImport::FoodImport(std::filesystem::path file, std::unique_ptr<Staging> staging)
    : file_(std::move(file)), staging_(std::move(staging)) {}

FoodImport::~FoodImport() = default;

FoodSink& FoodImport::sink() { return *staging_; }

Result<std::unique_ptr<FoodImport>> FoodImport::begin(const std::filesystem::path& file, bool dry_run) {
  std::error_code ignored;
  std::unique_ptr<Database> database;
  if (!dry_run || std::filesystem::exists(file, ignored)) {
    auto opened = store::open_database(file, std::chrono::seconds(5));
    if (!opened) return opened.problem();
    database = std::move(*opened);
  }
  return store::attempt(file, [&]() -> Result<std::unique_ptr<FoodImport>> {
    if (!database) database = database_without_file();
    return std::unique_ptr<FoodImport>(new FoodImport(file, std::make_unique<Staging>(std::move(database))));
  });
}

Result<ImportCounts> FoodImport::count() {
  return store::attempt(file_, [&]() -> Result<ImportCounts> {
    staging_->finish();
    Database& database = staging_->database();
    ImportCounts counts;
    counts.new_foods = database.number(std::string("SELECT count(*) FROM ") + new_foods);
    counts.duplicates = staging_->repeated() + database.number("SELECT count(*) FROM temp.new_food") - counts.new_foods;
    counts.with_amount =
        database.number(std::string("SELECT count(*) FROM ") + new_foods +
                        " AND EXISTS (SELECT 1 FROM temp.new_amount WHERE food = new_food.id AND NOT contradicted)");
    counts.contradictions = database.number("SELECT count(*) FROM temp.new_amount WHERE contradicted");
    return counts;
  });
}

Result<std::optional<StoredImport>> FoodImport::keep(Moment entered, const std::string& from,
                                                     const std::string& layout) {
  return store::attempt(file_, [&]() -> Result<std::optional<StoredImport>> {
    staging_->finish();
    Database& database = staging_->database();
    store::FoodText text(database);
    store::Transaction transaction(database);
    StoredImport import;
    import.foods = database.number(std::string("SELECT count(*) FROM ") + new_foods);
    if (import.foods == 0) return std::optional<StoredImport>();
    import.id = database.number("SELECT max(id) FROM food_import") + 1;
    import.entered = to_string(entered);
    import.file = from;
    import.layout = layout;
    const std::int64_t base = database.number("SELECT max(last_number) FROM food_import");
    const std::int64_t last = base + database.number("SELECT max(number) FROM temp.new_food");
    Statement kept(database, "INSERT INTO food_import VALUES (?, ?, ?, ?, ?, ?)");
    kept.bind(import.id).bind(import.entered).bind(from).bind(layout).bind(import.foods).bind(last).step();
    // The place in the line: a bit for products, ten for the length of the name, forty for the number.
    const std::string id = std::to_string(import.id);
    database.run("INSERT INTO own_food SELECT ((1 - generic) << 50) + (min(length(name), 1023) << 40) + number + " +
                 std::to_string(base) + ", id, " + id +
                 ", name, label, grams FROM temp.new_food LEFT JOIN temp.new_serving ON food = id "
                 "WHERE id NOT IN (SELECT id FROM own_food) ORDER BY 1");
    database.run(
        "INSERT INTO own_food_content SELECT place, substance, mg FROM own_food JOIN temp.new_amount ON food = id "
        "WHERE import = " +
        id + " AND NOT contradicted");
    text.add("SELECT place AS number, name FROM own_food WHERE import = " + id + " ORDER BY place");
    text.count_words();
    transaction.commit();
    return std::optional(import);
  });
}

Result<std::optional<StoredImport>> undo_food_import(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return std::optional<StoredImport>();
  auto opened = store::open_database(file, std::chrono::seconds(5));
  if (!opened) return opened.problem();
  return store::attempt(file, [&]() -> Result<std::optional<StoredImport>> {
    Database& database = **opened;
    store::FoodText text(database);
    store::Transaction transaction(database);
    StoredImport import;
    {
      Statement latest(database, "SELECT id, entered, file, layout, foods FROM food_import ORDER BY id DESC LIMIT 1");
      if (!latest.step()) return std::optional<StoredImport>();
      import = {latest.number(0), latest.text(1), latest.text(2), latest.text(3), latest.number(4)};
    }
    const std::string id = std::to_string(import.id);
    database.run("DELETE FROM own_food_content WHERE place IN (SELECT place FROM own_food WHERE import = " + id +
                 "); DELETE FROM own_food WHERE import = " + id + "; DELETE FROM food_import WHERE id = " + id);
    text.clear();
    text.add("SELECT place AS number, name FROM own_food ORDER BY place");
    text.count_words();
    transaction.commit();
    return std::optional(import);
  });
}

}  // namespace titrate
