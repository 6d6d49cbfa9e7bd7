#include "safety/limit.h"

namespace titrate {

DoseCheck check_daily_dose(DailyElementalMass asked, const Catalog& catalog) {
  const SupplementalLimit& limit = lowest_limit(catalog);
  return {asked, limit.amount, limit.id, asked <= limit.amount, limit.reason, limit.source};
}

}  // namespace titrate
