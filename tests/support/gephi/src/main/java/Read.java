import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.graph.api.TimeRepresentation;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** Imports files as Gephi does, with its own importer and default processor; one line of JSON each. */
public final class Read {
  private static final StringBuilder OUT = new StringBuilder();

  public static void main(String[] files) throws Exception {
    PrintStream stdout = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err); // Gephi itself prints
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    for (String file : files) {
      projects.newProject();
      OUT.setLength(0);
      read(new File(file));
      stdout.println(OUT);
    }
    System.exit(0); // Gephi leaves threads behind
  }

  private static void read(File file) throws Exception {
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container;
    try {
      container = importer.importFile(file);
    } catch (RuntimeException error) {
      OUT.append("{\"refused\": ");
      text(String.valueOf(error));
      OUT.append("}");
      return;
    }
    container.getLoader().setAutoScale(false); // the places and sizes of the file itself
    List<String> issues = new ArrayList<>();
    container.getReport().getIssues(100000).forEachRemaining(one -> issues.add(issue(one)));
    importer.process(container, new DefaultProcessor(), Lookup.getDefault()
        .lookup(ProjectController.class).getCurrentWorkspace());
    container.getReport().getIssues(100000).forEachRemaining(one -> issues.add(issue(one)));
    GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
    OUT.append("{\"issues\": ");
    list(issues);
    OUT.append(", \"directed\": ").append(model.isDirected());
    columns("node_columns", model.getNodeTable());
    columns("edge_columns", model.getEdgeTable());
    OUT.append(", \"nodes\": {");
    String comma = "";
    for (Node node : model.getGraph().getNodes()) {
      OUT.append(comma);
      text((String) node.getId());
      OUT.append(": {\"x\": ").append(node.x()).append(", \"y\": ").append(node.y());
      OUT.append(", \"size\": ").append(node.size());
      OUT.append(", \"color\": ").append(node.getRGBA() & 0xffffff);
      values(node, model.getNodeTable());
      OUT.append("}");
      comma = ", ";
    }
    OUT.append("}, \"edges\": {");
    comma = "";
    for (Edge edge : model.getGraph().getEdges()) {
      OUT.append(comma);
      text((String) edge.getId());
      OUT.append(": {\"source\": ");
      text((String) edge.getSource().getId());
      OUT.append(", \"target\": ");
      text((String) edge.getTarget().getId());
      OUT.append(", \"directed\": ").append(edge.isDirected());
      OUT.append(", \"weight\": ").append(edge.getWeight());
      OUT.append(", \"kind\": ");
      text(String.valueOf(edge.getTypeLabel()));
      OUT.append(", \"intervals\": [");
      String between = "";
      boolean known = model.getConfiguration().getTimeRepresentation() == TimeRepresentation.INTERVAL;
      for (Interval one : known ? edge.getIntervals() : new Interval[0]) {
        OUT.append(between).append("[\"").append(one.getLow()).append("\", \"");
        OUT.append(one.getHigh()).append("\"]");
        between = ", ";
      }
      OUT.append("]");
      values(edge, model.getEdgeTable());
      OUT.append("}");
      comma = ", ";
    }
    OUT.append("}}");
  }

  private static String issue(Issue issue) {
    return issue.getLevel() + ": " + issue.getMessage();
  }

  private static void columns(String name, Table table) {
    OUT.append(", \"").append(name).append("\": {");
    String comma = "";
    for (Column column : table) {
      OUT.append(comma);
      text(column.getTitle());
      OUT.append(": ");
      text(column.getTypeClass().getSimpleName());
      comma = ", ";
    }
    OUT.append("}");
  }

  private static void values(Element element, Table table) {
    OUT.append(", \"values\": {");
    String comma = "";
    for (Column column : table) {
      Object value = element.getAttribute(column);
      if (value == null || value.getClass().getName().startsWith("org.gephi.graph.api.types")) {
        continue;
      }
      OUT.append(comma);
      text(column.getTitle());
      OUT.append(": ");
      if (value instanceof Boolean || value instanceof Number) {
        OUT.append(value);
      } else {
        text(value.toString());
      }
      comma = ", ";
    }
    OUT.append("}");
  }

  private static void list(List<String> texts) {
    OUT.append("[");
    for (int i = 0; i < texts.size(); i++) {
      OUT.append(i > 0 ? ", " : "");
      text(texts.get(i));
    }
    OUT.append("]");
  }

  private static void text(String text) {
    OUT.append('"');
    for (char letter : text.toCharArray()) {
      if (letter < 0x20 || letter > 0x7e || letter == '"' || letter == '\\') {
        OUT.append(String.format("\\u%04x", (int) letter));
      } else {
        OUT.append(letter);
      }
    }
    OUT.append('"');
  }
}
