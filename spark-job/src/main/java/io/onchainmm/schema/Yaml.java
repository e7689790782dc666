package io.onchainmm.schema;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads a YAML file into a tree that knows its places. Nothing is constructed from tags; what the
 * core schema of YAML 1.2 does not have is refused.
 */
public final class Yaml {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 50;
  private static final String GLOBAL_TAG = "Global tag is not allowed: ";
  static final Set<Tag> CORE =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

  /** Plain texts that are not texts, by the core schema of YAML 1.2. */
  static final Pattern FLAG = Pattern.compile("true|True|TRUE|false|False|FALSE");

  static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL|");

  private Yaml() {}

  /** Reads a file whose root is a mapping. */
  public static Mapping read(Path file) {
    return parse(file.toString(), text(file));
  }

  /** Parses text whose root is a mapping; {@code name} stands for the file in messages. */
  public static Mapping parse(String name, String text) {
    Node root = value(name, text);
    if (root instanceof Mapping mapping) {
      return mapping;
    }
    throw new ConfigException(
        "%s  must hold keys and values (key: value), but is %s"
            .formatted(root.place(), root.text()));
  }

  /** A single value written without quotes. */
  static Scalar plain(Place place, String text) {
    Scalar.Kind kind = Scalar.Kind.TEXT;
    if (NUMBER.matcher(text).matches()) {
      kind = Scalar.Kind.NUMBER;
    } else if (FLAG.matcher(text).matches()) {
      kind = Scalar.Kind.FLAG;
    }
    return new Scalar(place, kind, text);
  }

  /** Parses text with one value of any kind. */
  static Node value(String name, String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try {
      var options = options();
      var parser = new ParserImpl(new StreamReader(new StringReader(content)), options);
      var root = new Composer(parser, new CoreResolver(), options).getSingleNode();
      if (root == null) {
        throw new ConfigException("%s:1:1  is empty: write key: value pairs".formatted(name));
      }
      return new YamlTree(name).convert(root);
    } catch (ReaderException e) {
      throw unprintable(name, content, e);
    } catch (MarkedYAMLException e) {
      throw new ConfigException("%s  %s".formatted(place(name, mark(e)), explain(e)));
    } catch (YAMLException e) {
      throw new ConfigException("%s:1:1  %s".formatted(name, oneLine(e.getMessage())));
    }
  }

  static Place place(String name, Mark mark) {
    return new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(MAX_DEPTH);
    options.setCodePointLimit(MAX_BYTES);
    return options;
  }

  private static String text(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new ConfigException(file + ": is a folder: name a YAML file");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new ConfigException(
            "%s: has %,d bytes, but a configuration has at most %,d"
                .formatted(file, Files.size(file), MAX_BYTES));
      }
      return decode(file, Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new ConfigException(
          "%s: no such file (looked in %s)".formatted(file, Path.of("").toAbsolutePath()));
    } catch (IOException e) {
      throw new ConfigException("%s: cannot be read: %s".formatted(file, e));
    }
  }

  private static String decode(Path file, byte[] bytes) throws CharacterCodingException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    boolean bad = decoder.decode(in, chars, true).isError();
    String text = chars.flip().toString();
    if (bad) {
      throw new ConfigException(
          "%s  is not UTF-8 here (byte 0x%02x): save the file as UTF-8"
              .formatted(endOf(file.toString(), text), bytes[in.position()]));
    }
    return text;
  }

  private static Place endOf(String name, String text) {
    int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
    return new Place(name, line, text.length() - text.lastIndexOf('\n'));
  }

  private static ConfigException unprintable(String name, String content, ReaderException e) {
    int end = content.offsetByCodePoints(0, Math.min(e.getPosition(), content.length()));
    return new ConfigException(
        "%s  has the unprintable character U+%04X: remove it"
            .formatted(endOf(name, content.substring(0, end)), e.getCodePoint()));
  }

  private static Mark mark(MarkedYAMLException e) {
    return e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
  }

  private static String explain(MarkedYAMLException e) {
    if (e.getProblem() != null && e.getProblem().contains("\\t(TAB)")) {
      return "has a tab: YAML is indented with spaces";
    }
    if (e.getProblem() != null && e.getProblem().startsWith(GLOBAL_TAG)) {
      String tag = e.getProblem().substring(GLOBAL_TAG.length());
      return "has the tag %s: tags are not used here".formatted(tag);
    }
    String context = e.getContext() == null ? "" : e.getContext() + ": ";
    return "is not YAML: " + oneLine(context + e.getProblem());
  }

  private static String oneLine(String message) {
    return message.lines().findFirst().orElse("cannot be read").strip();
  }

  /** Only the words and numbers of the core schema: {@code no} is a text, {@code 1e3} a number. */
  private static final class CoreResolver extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, FLAG, "tTfF");
      addImplicitResolver(Tag.FLOAT, NUMBER, "-+.0123456789");
      addImplicitResolver(Tag.NULL, NOTHING, "~nN\0");
      addImplicitResolver(Tag.NULL, NOTHING, null);
    }
  }
}
