// SPDX-License-Identifier: GPL-3.0-or-later
package performia.analysis.transcribe.musicxml;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import performia.engine.PerformiaException;

/// Walks a MusicXML document and hands out its pieces: each part's share of each measure, and the
/// elements of the head. One thread; one document.
///
/// No document type is loaded and no entity is expanded beyond the five of XML itself, so that a
/// file can neither read other files nor blow up.
final class ScoreXml {
  /// Who wants the pieces.
  interface Taker {
    /// A child of the root that is no part or measure, such as `work` or `part-list`.
    void head(XmlElement element);

    /// A part's share of the next measure.
    void measure(String part, XmlElement measure);
  }

  private static final int MAX_DEPTH = 64;

  /// A measure, or the head, of more elements than this is an attack.
  private static final int MAX_ELEMENTS = 200_000;

  private final String file;
  private final XMLStreamReader in;
  private final Taker taker;

  private ScoreXml(byte[] bytes, String file, Taker taker) throws XMLStreamException {
    this.file = file;
    this.taker = taker;
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
    in = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
  }

  /// Walks the whole document.
  static void walk(byte[] bytes, String file, Taker taker) {
    try {
      new ScoreXml(bytes, file, taker).root();
    } catch (XMLStreamException e) {
      var at = e.getLocation();
      String where = at == null ? file : place(file, at.getLineNumber(), at.getColumnNumber());
      throw new PerformiaException(
          "this is not well-formed XML", where, "export the score as MusicXML again", e);
    }
  }

  private void root() throws XMLStreamException {
    while (in.next() != XMLStreamConstants.START_ELEMENT) {
      // Comments, the document type, blanks.
    }
    switch (in.getLocalName()) {
      case "score-partwise" -> children("part", "measure");
      case "score-timewise" -> children("measure", "part");
      default ->
          throw new PerformiaException(
              "this XML is no MusicXML score but <" + shortened(in.getLocalName()) + ">",
              here(),
              "export the score as MusicXML (.musicxml or .mxl)");
    }
  }

  /// The children of the root; `outer` and `inner` are part and measure, or the other way round.
  private void children(String outer, String inner) throws XMLStreamException {
    while (in.next() != XMLStreamConstants.END_DOCUMENT) {
      if (in.isStartElement()) {
        if (in.getLocalName().equals(outer)) {
          inside(outer, inner);
        } else {
          taker.head(element());
        }
      }
    }
  }

  private void inside(String outer, String inner) throws XMLStreamException {
    String part = outer.equals("part") ? id() : "";
    while (in.next() != XMLStreamConstants.END_ELEMENT) {
      if (in.isStartElement()) {
        String id = inner.equals("part") ? id() : part;
        XmlElement element = element();
        if (element.is(inner)) {
          taker.measure(id, element);
        }
      }
    }
  }

  private String id() {
    String id = in.getAttributeValue(null, "id");
    return id == null ? "" : id;
  }

  /// The element that begins here, with everything in it.
  private XmlElement element() throws XMLStreamException {
    var open = new ArrayDeque<XmlElement>();
    XmlElement root = begun();
    open.push(root);
    int count = 1;
    while (!open.isEmpty()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlElement child = begun();
          open.element().add(child);
          open.push(child);
          if (++count > MAX_ELEMENTS || open.size() > MAX_DEPTH) {
            throw new PerformiaException(
                "a measure with more in it than music can have",
                here(),
                "export the score as MusicXML again");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!in.isWhiteSpace()) {
            open.element().addText(in.getText());
          }
        }
        case XMLStreamConstants.ENTITY_REFERENCE -> throw entity();
        default -> {
          // Comments and processing instructions say nothing about music.
        }
      }
    }
    return root;
  }

  private PerformiaException entity() {
    return new PerformiaException(
        "it uses an entity of its own, which is not read for safety",
        here(),
        "export the score as MusicXML again");
  }

  private XmlElement begun() {
    int count = in.getAttributeCount();
    Map<String, String> attributes = count == 0 ? Map.of() : new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
    }
    var at = in.getLocation();
    return new XmlElement(
        in.getLocalName(), attributes, file, at.getLineNumber(), at.getColumnNumber());
  }

  private String here() {
    var at = in.getLocation();
    return place(file, at.getLineNumber(), at.getColumnNumber());
  }

  static String place(String file, int line, int column) {
    return String.format(Locale.ROOT, "%s, line %d, column %d", file, line, column);
  }

  private static String shortened(String name) {
    return name.length() > 40 ? name.substring(0, 40) : name;
  }
}
