package logging.esql.stubs;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Collects the classes that visited ones refer to and that are not on the class path, with the members that are used. */
final class References extends ClassVisitor {
    final SortedMap<String, Shape> missing = new TreeMap<>();
    private final Set<String> present = new HashSet<>();

    References() {
        super(Opcodes.ASM9);
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        see(superName);
        for (String one : interfaces) {
            Shape shape = see(one);
            if (shape != null) shape.isInterface = true;
        }
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        see(Type.getType(descriptor));
        return null;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        see(Type.getMethodType(descriptor));
        return new Code();
    }

    /** The shape of a class that is missing; null if it is there. */
    private Shape see(String name) {
        if (name.startsWith("[")) return see(Type.getObjectType(name));
        if (missing.containsKey(name)) return missing.get(name);
        if (present.contains(name)) return null;
        if (getClass().getClassLoader().getResource(name + ".class") == null)
            return missing.computeIfAbsent(name, Shape::new);
        present.add(name);
        return null;
    }

    private Shape see(Type type) {
        switch (type.getSort()) {
            case Type.METHOD -> {
                see(type.getReturnType());
                for (Type argument : type.getArgumentTypes()) see(argument);
                return null;
            }
            case Type.ARRAY -> {
                see(type.getElementType());
                return null;
            }
            case Type.OBJECT -> {
                return see(type.getInternalName());
            }
            default -> {
                return null;
            }
        }
    }

    private final class Code extends MethodVisitor {
        Code() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            use(owner, name, descriptor, opcode == Opcodes.INVOKESTATIC, isInterface);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            see(Type.getType(descriptor));
            Shape shape = see(owner);
            if (shape != null && opcode == Opcodes.GETSTATIC) shape.staticFields.add(name + " " + descriptor);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            see(type);
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof Type type) see(type);
        }

        /** A lambda is of an interface with one method; a reference to a method uses it. */
        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            Shape made = see(Type.getReturnType(descriptor));
            if (made != null) made.isInterface = true;
            for (Object argument : arguments)
                if (argument instanceof Handle handle && handle.getTag() >= Opcodes.H_INVOKEVIRTUAL)
                    use(
                        handle.getOwner(),
                        handle.getName(),
                        handle.getDesc(),
                        handle.getTag() == Opcodes.H_INVOKESTATIC,
                        handle.isInterface()
                    );
        }

        private void use(String owner, String name, String descriptor, boolean isStatic, boolean isInterface) {
            see(Type.getMethodType(descriptor));
            Shape shape = owner.startsWith("[") ? null : see(owner);
            if (shape == null) return;
            shape.isInterface |= isInterface;
            (isStatic ? shape.staticMethods : shape.methods).add(name + " " + descriptor);
        }
    }
}
