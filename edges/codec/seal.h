#pragma once

#include <array>
#include <istream>
#include <string>
#include <string_view>

#include "app/vault.h"
#include "base/result.h"
#include "codec/json.h"
#include "trial/draw.h"

namespace titrate::codec {

/// SHA-256 (FIPS 180-4), as 64 hexadecimal digits.
std::string sha256(std::string_view bytes);
std::string sha256(std::istream& bytes);  ///< to its end, a block at a time

/// One text for one value: keys in the order of their bytes, no spaces, numbers as the shortest text that reads back,
/// UTF-8. What is hashed is always this.
std::string canonical(const Json& json);

/// 256 bits from the operating system's random numbers. No seed leads to it, and none is asked.
using Secret = std::array<unsigned char, 32>;
Secret new_secret();

std::string hex_of(const Secret& secret);
Result<Secret> secret_from_hex(std::string_view hex);

/// SHA-256 of the 32 bytes of the secret followed by the protocol's text.
std::string commitment_of(const Secret& secret, std::string_view protocol);

/// The numbers that a secret draws. Word k (0, 1, 2 ...) is the first eight bytes, the highest first, of SHA-256 of the
/// secret, the five letters "order" and k in eight bytes, the highest first: anybody can draw them again.
Below numbers_of(const Secret& secret);

/// The secret, encrypted and signed with the key (XSalsa20 and Poly1305, libsodium's secretbox), in hexadecimal.
std::string closed(const Secret& secret, const VaultKey& key);
/// A Problem when it was closed with another key, or changed since.
Result<Secret> opened(std::string_view closed, const VaultKey& key);

/// The secret, closed with a passphrase that this program never keeps: Argon2id (libsodium's crypto_pwhash, moderate
/// cost, a salt of its own) makes the key, secretbox closes. In hexadecimal after "argon2id:". A Problem where the
/// passphrase has fewer than ten bytes, or where the machine has not the quarter of a GiB that it takes.
Result<std::string> closed_with(const Secret& secret, const std::string& passphrase);
bool is_closed_with_passphrase(std::string_view closed);
/// A Problem, which never holds the passphrase, when it is another one.
Result<Secret> opened_with(std::string_view closed, const std::string& passphrase);

/// The vault's key; a new one where there is none.
Result<VaultKey> key_in(Vault& vault);

}  // namespace titrate::codec
