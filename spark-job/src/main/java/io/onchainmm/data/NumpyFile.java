package io.onchainmm.data;

import io.onchainmm.schema.ConfigException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Streams the rows of one hftbacktest array out of an {@code .npz} archive (a zip with an {@code
 * .npy} inside, stored or compressed) or a plain {@code .npy}. What the file declares is checked
 * before anything is read: an array that claims more rows than allowed, or another size than its
 * archive states, is refused.
 */
final class NumpyFile implements AutoCloseable {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MOST_HEADER_BYTES = 1 << 16;
  private static final int ROWS_PER_READ = 1024;
  private static final String USUAL_ARRAY = "data.npy";

  private final Path file;
  private final CheckedInputStream bytes;
  private final NumpyHeader header;
  private ZipFile zip;
  private long expectedCrc = -1;
  private long declaredBytes;
  private long row;

  /** Takes up a row. */
  interface RowReader {
    /**
     * One row.
     *
     * @param number its place in the array, from 0 as in numpy
     * @param bytes little-endian
     * @param at where the row starts in {@code bytes}
     */
    void row(long number, ByteBuffer bytes, int at);
  }

  /**
   * Opens the file and reads the header.
   *
   * @param mostRows an array with more rows is refused
   */
  NumpyFile(Path file, long mostRows) {
    this.file = file;
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(
          "%s: no such file. Check data.root and the market's files.".formatted(file));
    }
    try {
      this.bytes = new CheckedInputStream(new BufferedInputStream(open(), 1 << 16), new CRC32());
      this.header = readHeader(mostRows);
    } catch (IOException | IllegalArgumentException e) {
      closeQuietly();
      throw problem(e);
    } catch (ConfigException e) {
      closeQuietly();
      throw e;
    }
  }

  private InputStream open() throws IOException {
    byte[] start;
    try (InputStream peek = Files.newInputStream(file)) {
      start = peek.readNBytes(MAGIC.length);
    }
    if (Arrays.equals(start, MAGIC)) {
      declaredBytes = Files.size(file);
      return Files.newInputStream(file);
    }
    if (start.length < 2 || start[0] != 'P' || start[1] != 'K') {
      throw new IllegalArgumentException("is neither a zip (.npz) nor a numpy array (.npy)");
    }
    zip = new ZipFile(file.toFile());
    ZipEntry entry = entry();
    declaredBytes = entry.getSize();
    expectedCrc = entry.getCrc();
    return zip.getInputStream(entry);
  }

  private ZipEntry entry() {
    ZipEntry usual = zip.getEntry(USUAL_ARRAY);
    if (usual != null) {
      return usual;
    }
    List<? extends ZipEntry> arrays =
        zip.stream().filter(entry -> entry.getName().endsWith(".npy")).limit(20).toList();
    if (arrays.size() != 1) {
      throw new IllegalArgumentException(
          "must hold the array \"data\" or exactly one, but holds "
              + arrays.stream().map(ZipEntry::getName).toList());
    }
    return arrays.get(0);
  }

  private NumpyHeader readHeader(long mostRows) throws IOException {
    byte[] start = exactly(8);
    if (!Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
      throw new IllegalArgumentException("the array does not start as numpy's do");
    }
    int version = start[6];
    if (version < 1 || version > 3 || start[7] != 0) {
      throw new IllegalArgumentException(
          "format version: must be 1.0, 2.0 or 3.0, but was %d.%d".formatted(version, start[7]));
    }
    int lengthBytes = version == 1 ? 2 : 4;
    byte[] length = Arrays.copyOf(exactly(lengthBytes), 4);
    long size =
        Integer.toUnsignedLong(ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt());
    if (size > MOST_HEADER_BYTES) {
      throw new IllegalArgumentException("header: %d bytes are too many".formatted(size));
    }
    String text =
        new String(
            exactly((int) size),
            version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    NumpyHeader found = NumpyHeader.parse(text);
    checkSize(found, 8 + lengthBytes + size, mostRows);
    return found;
  }

  private void checkSize(NumpyHeader found, long headerBytes, long mostRows) {
    if (found.rows() > mostRows) {
      throw new IllegalArgumentException(
          "has %,d rows, more than the %,d that fit into the memory of this process: give it more"
                  .formatted(found.rows(), mostRows)
              + " memory, or split the recording by time into more markets");
    }
    long expected = headerBytes + found.rows() * found.layout().rowBytes;
    if (declaredBytes != expected) {
      throw new IllegalArgumentException(
          "declares %,d rows, which are %,d bytes with the header, but has %,d: truncated or damaged"
              .formatted(found.rows(), expected, declaredBytes));
    }
  }

  /** What the array says of itself. */
  NumpyHeader header() {
    return header;
  }

  /** Hands over every row in order and compares the checksum of an archive at the end. */
  void forEach(RowReader reader) {
    int rowBytes = header.layout().rowBytes;
    try {
      while (row < header.rows()) {
        int rows = (int) Math.min(ROWS_PER_READ, header.rows() - row);
        ByteBuffer chunk = ByteBuffer.wrap(exactly(rows * rowBytes)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < rows; i++) {
          reader.row(row++, chunk, i * rowBytes);
        }
      }
      if (expectedCrc >= 0 && bytes.getChecksum().getValue() != expectedCrc) {
        throw new IOException("the checksum of the array is wrong");
      }
    } catch (IOException e) {
      throw problem(e);
    }
  }

  private byte[] exactly(int count) throws IOException {
    byte[] read = bytes.readNBytes(count);
    if (read.length < count) {
      throw new EOFException("truncated after row %d".formatted(row));
    }
    return read;
  }

  private ConfigException problem(Exception e) {
    String what =
        e instanceof IllegalArgumentException
            ? e.getMessage()
            : "cannot be read from row %d on (%s): truncated or damaged"
                .formatted(row, e.getMessage());
    ConfigException problem =
        new ConfigException("%s: %s. Get or save the file again.".formatted(file, what));
    problem.initCause(e);
    return problem;
  }

  private void closeQuietly() {
    try {
      close();
    } catch (ConfigException e) {
      // What went wrong before is what counts.
    }
  }

  @Override
  public void close() {
    try {
      if (bytes != null) {
        bytes.close();
      }
      if (zip != null) {
        zip.close();
      }
    } catch (IOException e) {
      throw problem(e);
    }
  }
}
