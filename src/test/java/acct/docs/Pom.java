package acct.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What a library's POM says of it, in a local repository.
 *
 * @param repository where its files lie
 * @param project its root element
 */
record Pom(Path repository, Element project) {
    /** Of the library of this file, which lies as Maven lays it: {@code group/artifact/version/artifact-version.jar}. */
    static Pom of(Path jar) throws IOException {
        Path version = holder(jar);
        Path artifact = holder(version);
        Element project = read(version.resolve(artifact.getFileName() + "-" + version.getFileName() + ".pom"));
        Path repository = holder(artifact);
        for (int i = new Pom(repository, project).group().split("\\.", -1).length; i > 0; i--) {
            repository = holder(repository);
        }
        return new Pom(repository, project);
    }

    private static Path holder(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static Element read(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static @Nullable String text(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? null : found.get(0).getTextContent().strip().replaceAll("\\s+", " ");
    }

    private String inherited(String name) {
        String own = text(project, name);
        return own != null
                ? own
                : String.valueOf(text(children(project, "parent").get(0), name));
    }

    String group() {
        return inherited("groupId");
    }

    String artifact() {
        return String.valueOf(text(project, "artifactId"));
    }

    String version() {
        return inherited("version");
    }

    /** The names of its licences, or of its parent's; one of them may be chosen. */
    List<String> licences() throws IOException {
        List<Element> stated = children(project, "licenses");
        if (!stated.isEmpty()) {
            return children(stated.get(0), "license").stream()
                    .map(licence -> String.valueOf(text(licence, "name")))
                    .toList();
        }
        List<Element> parents = children(project, "parent");
        if (parents.isEmpty()) {
            return List.of();
        }
        String artifact = String.valueOf(text(parents.get(0), "artifactId"));
        String version = String.valueOf(text(parents.get(0), "version"));
        String group = String.valueOf(text(parents.get(0), "groupId"));
        Path file = repository
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".pom");
        return Files.exists(file) ? new Pom(repository, read(file)).licences() : List.of();
    }
}
