package logging.esql.stubs;

import java.util.Set;
import java.util.SortedSet;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The bytes of a class that is there to be named: whatever asks it to do something is told that it is a stub. */
final class Stub {
    private static final String NOTHING = "java/lang/UnsupportedOperationException";
    private static final String TIME = "Lorg/elasticsearch/core/TimeValue;";
    private static final Set<String> OF_ENUM = Set.of("values", "valueOf", "name", "ordinal", "compareTo");
    private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString", "getClass");

    private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    private final Shape shape;
    private final SortedSet<String> constants;

    private Stub(Shape shape) {
        this.shape = shape;
        this.constants = shape.constants();
    }

    static byte[] of(Shape shape) {
        return new Stub(shape).write();
    }

    private byte[] write() {
        boolean isEnum = !constants.isEmpty();
        int kind = shape.isInterface ? Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT : isEnum ? Opcodes.ACC_ENUM : 0;
        String parent = isEnum ? "java/lang/Enum" : "java/lang/Object";
        out.visit(Opcodes.V21, Opcodes.ACC_PUBLIC | kind, shape.name, null, parent, null);
        for (String field : shape.staticFields) {
            int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | (shape.isInterface ? Opcodes.ACC_FINAL : 0);
            out.visitField(access | (constants.contains(nameOf(field)) ? Opcodes.ACC_ENUM : 0), nameOf(field), typeOf(field), null, null);
        }
        fillFields();
        if (isEnum) writeEnum();
        for (String method : shape.staticMethods)
            if (!isEnum || !OF_ENUM.contains(nameOf(method))) writeMethod(method, Opcodes.ACC_STATIC);
        for (String method : shape.methods)
            if (!OF_OBJECT.contains(nameOf(method)) && !(isEnum && OF_ENUM.contains(nameOf(method)))) writeMethod(method, 0);
        out.visitEnd();
        return out.toByteArray();
    }

    /** The constants of an enumeration, and durations, which defaults of settings are made of; all else stays null. */
    private void fillFields() {
        MethodVisitor code = begin("<clinit> ()V", Opcodes.ACC_STATIC);
        int ordinal = 0;
        for (String field : shape.staticFields) {
            if (constants.contains(nameOf(field))) {
                code.visitTypeInsn(Opcodes.NEW, shape.name);
                code.visitInsn(Opcodes.DUP);
                code.visitLdcInsn(nameOf(field));
                code.visitLdcInsn(ordinal++);
                code.visitMethodInsn(Opcodes.INVOKESPECIAL, shape.name, "<init>", "(Ljava/lang/String;I)V", false);
            } else if (typeOf(field).equals(TIME)) {
                code.visitFieldInsn(Opcodes.GETSTATIC, "org/elasticsearch/core/TimeValue", "ZERO", TIME);
            } else continue;
            code.visitFieldInsn(Opcodes.PUTSTATIC, shape.name, nameOf(field), typeOf(field));
        }
        end(code, Opcodes.RETURN);
    }

    private void writeEnum() {
        MethodVisitor constructor = begin("<init> (Ljava/lang/String;I)V", Opcodes.ACC_PRIVATE);
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitVarInsn(Opcodes.ALOAD, 1);
        constructor.visitVarInsn(Opcodes.ILOAD, 2);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Enum", "<init>", "(Ljava/lang/String;I)V", false);
        end(constructor, Opcodes.RETURN);
        MethodVisitor values = begin("values ()[L" + shape.name + ";", Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC);
        values.visitLdcInsn(constants.size());
        values.visitTypeInsn(Opcodes.ANEWARRAY, shape.name);
        int place = 0;
        for (String constant : constants) {
            values.visitInsn(Opcodes.DUP);
            values.visitLdcInsn(place++);
            values.visitFieldInsn(Opcodes.GETSTATIC, shape.name, constant, "L" + shape.name + ";");
            values.visitInsn(Opcodes.AASTORE);
        }
        end(values, Opcodes.ARETURN);
    }

    private void writeMethod(String method, int access) {
        boolean isConstructor = nameOf(method).equals("<init>");
        if (shape.isInterface && access == 0) {
            out.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, nameOf(method), typeOf(method), null, null);
            return;
        }
        MethodVisitor code = begin(method, Opcodes.ACC_PUBLIC | access);
        if (isConstructor) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
            end(code, Opcodes.RETURN);
            return;
        }
        code.visitTypeInsn(Opcodes.NEW, NOTHING);
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn(shape.name + " is a stub: " + nameOf(method));
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, NOTHING, "<init>", "(Ljava/lang/String;)V", false);
        end(code, Opcodes.ATHROW);
    }

    private MethodVisitor begin(String method, int access) {
        MethodVisitor code = out.visitMethod(access, nameOf(method), typeOf(method), null, null);
        code.visitCode();
        return code;
    }

    private static void end(MethodVisitor code, int instruction) {
        code.visitInsn(instruction);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static String nameOf(String member) {
        return member.substring(0, member.indexOf(' '));
    }

    private static String typeOf(String member) {
        return member.substring(member.indexOf(' ') + 1);
    }
}
