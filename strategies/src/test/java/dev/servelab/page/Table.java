package dev.servelab.page;

import java.io.StringReader;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The table of a folder's page as somebody else's parser reads it: what is written is XML too, so
 * the JDK's, which knows nothing of how it was escaped.
 *
 * @param rows of its body and its foot
 */
record Table(List<Row> rows) {
    /**
     * A row.
     *
     * @param kind  the class of it, empty for a file
     * @param cells texts, as they are shown
     * @param href  where its link leads; empty if it has none
     */
    record Row(String kind, List<String> cells, String href) {
        /** The path that a browser would ask for, decoded, without its first slash. */
        String leadsTo(String folder) {
            URI page = URI.create("http://localhost/" + percent(folder));
            String path = page.resolve(href).getRawPath();
            return URLDecoder.decode(path.substring(1).replace("+", "%2B"),
                    StandardCharsets.UTF_8);
        }

        private static String percent(String folder) {
            StringBuilder encoded = new StringBuilder();
            for (byte b : folder.getBytes(StandardCharsets.UTF_8)) {
                encoded.append(b == '/' ? "/" : "%%%02X".formatted(b & 0xFF));
            }
            return encoded.toString();
        }
    }

    static Table in(Page page) throws Exception {
        String html = new String(page.body(), StandardCharsets.UTF_8);
        String table = html.substring(html.indexOf("<table>"),
                html.indexOf("</table>") + "</table>".length());
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(table)));
        List<Row> rows = new ArrayList<>();
        for (Element row : elements(document.getDocumentElement(), "tr")) {
            if (!row.getParentNode().getNodeName().equals("thead")) {
                rows.add(row(row));
            }
        }
        return new Table(rows);
    }

    /** Those of a kind. */
    List<Row> of(String kind) {
        return rows.stream().filter(row -> row.kind.equals(kind)).toList();
    }

    private static Row row(Element row) {
        List<String> cells = new ArrayList<>();
        for (Element cell : elements(row, "*")) {
            if (cell.getTagName().equals("th") || cell.getTagName().equals("td")) {
                cells.add(cell.getTextContent());
            }
        }
        List<Element> links = elements(row, "a");
        boolean foot = row.getParentNode().getNodeName().equals("tfoot");
        return new Row(foot ? "total" : row.getAttribute("class"), cells,
                links.isEmpty() ? "" : links.getFirst().getAttribute("href"));
    }

    private static List<Element> elements(Element in, String name) {
        NodeList found = in.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
