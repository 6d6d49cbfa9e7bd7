#pragma once

namespace titrate::lives {

/// The disk under SQLite, which can stop between any two writes, or in the middle of one. Until it is `repaired`, it
/// takes nothing more: what lies on it then is what a killed program leaves. Nothing is synced, which a kill does not
/// ask for and which a thousand lives have no time for; so a power cut that loses what was not synced is not tried.
namespace disk {
void install();           ///< as SQLite's default; once
void stop_at(int write);  ///< the `write`-th write from now on, counted from 1, is done half, and is the last
void repair();
bool stopped();
int writes();  ///< since install()
}  // namespace disk

}  // namespace titrate::lives
