#pragma once

#include "app/backups.h"
#include "codec/json.h"

namespace titrate::codec {

Json json_of(const BackupFile& file);
Json json_of(const BackupMade& made);
Json json_of(const Verified& verified);
Json json_of(const Restored& restored);
Json json_of(const Exported& exported);
Json json_of(const Erased& erased);

}  // namespace titrate::codec
