package logging.esql.stubs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

import org.objectweb.asm.ClassReader;

/**
 * Writes stubs of the classes that Elastic's ES|QL refers to and that are not published: the engine that executes a plan. Parser and
 * analyser load with them, and never call them.
 */
public final class MissingClasses {
    private MissingClasses() {}

    /** @param args the published jar, and the jar to write; the class path holds all else that is there */
    public static void main(String[] args) throws IOException {
        References references = new References();
        try (JarFile jar = new JarFile(args[0])) {
            for (JarEntry entry : Collections.list(jar.entries()))
                if (entry.getName().endsWith(".class"))
                    try (InputStream in = jar.getInputStream(entry)) {
                        new ClassReader(in).accept(references, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
                    }
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(Path.of(args[1])))) {
            for (Shape shape : references.missing.values()) {
                out.putNextEntry(new JarEntry(shape.name + ".class"));
                out.write(Stub.of(shape));
                out.closeEntry();
            }
        }
    }
}
