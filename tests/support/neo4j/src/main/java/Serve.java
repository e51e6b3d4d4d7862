import java.nio.file.Path;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;

/** Serves an empty database over Bolt until standard input ends; prints its address. */
public final class Serve {
  public static void main(String[] folder) throws Exception {
    try (Neo4j server = Neo4jBuilders.newInProcessBuilder(Path.of(folder[0]))
        .withDisabledServer().build()) {
      System.out.println(server.boltURI());
      while (System.in.read() >= 0) {
        // waits
      }
    }
    System.exit(0);
  }
}
