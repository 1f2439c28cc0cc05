// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the records of a WARC file, compressed or not, whoever wrote it. Of a
// compressed file, each record is taken to lie within one gzip member.
#pragma once

#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/archive/warc_record.h"
#include "corpus/readers/byte_source.h"

namespace defnews {

class WarcReader {
 public:
  enum class Result {
    kRecord,
    // Something that is no record was passed over; damage() says what. Reading
    // goes on behind it.
    kDamaged,
    kEnd,
  };

  // Records with a block over `cap` bytes are passed over as damage; no more
  // than about that is ever held.
  WarcReader(std::unique_ptr<ByteSource> file, size_t cap);
  ~WarcReader();
  WarcReader(const WarcReader&) = delete;
  WarcReader& operator=(const WarcReader&) = delete;

  Result Next(WarcRecord* record);

  // Where the record returned last begins in the file, and how many bytes of
  // the file it takes. Of a compressed file with one member a record, these
  // are of its member; otherwise the begin of the member it is in.
  uint64_t offset() const { return offset_; }
  // The end of the last whole record, in bytes of the file: what comes behind
  // it was not (yet) written to the end.
  uint64_t end_of_records() const { return end_of_records_; }
  const std::string& damage() const { return damage_; }

 private:
  // Adds to plain_; false at the end or if there is damage.
  bool Fill();
  bool FillPlain();
  bool FillInflated();
  bool NextMember();
  // Fills until `size` bytes are ahead; false if there are not so many.
  bool Have(size_t size);
  std::string_view Ahead() const {
    return std::string_view(plain_).substr(begin_);
  }
  void Take(size_t size);
  void SkipBlankLines();
  // The size of the head at Ahead(), 0 if there is no whole one.
  size_t HeadSize();
  Result TakeRecord(WarcRecord* record);
  bool TakeHead(WarcRecord* record, uint64_t* length);
  Result TakeBlock(uint64_t length, WarcRecord* record);
  bool TakeEndOfRecord();
  bool SkipBlock(uint64_t length);
  Result Damaged(std::string_view what);
  // Goes to the next place where a record may begin.
  void Resynchronise();

  ByteStream file_;
  const size_t cap_;
  bool compressed_ = false;
  bool at_end_ = false;
  z_stream zlib_ = {};
  // Bytes of the file taken so far, and where the present member began.
  uint64_t taken_ = 0;
  uint64_t member_begin_ = 0;
  // Bytes looked at again so far.
  uint64_t rescanned_ = 0;
  bool member_open_ = false;
  // Whether a record is being read, which then ends with its member.
  bool in_record_ = false;
  // The last bytes taken of the present member.
  std::string recent_;
  // Why FillInflated() stopped before the end.
  std::string broken_;
  std::string step_;
  // Decoded bytes; those before begin_ are done with.
  std::string plain_;
  size_t begin_ = 0;
  uint64_t plain_taken_ = 0;
  uint64_t offset_ = 0;
  uint64_t end_of_records_ = 0;
  std::string damage_;
  bool resynchronise_ = false;
};

}  // namespace defnews
