package dev.servelab.custom;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Which calls into the JDK become calls of {@link CountedCalls}. */
final class CallReplacing {
    private static final ClassDesc CALLS = CountedCalls.class.describeConstable().orElseThrow();
    private static final ClassDesc METER = StepMeter.class.describeConstable().orElseThrow();
    private static final Set<String> LISTS = Set.of("java/util/List", "java/util/ArrayList",
            "java/util/LinkedList", "java/util/Vector", "java/util/AbstractList");
    private static final Set<String> COLLECTIONS = Set.of("java/util/Collection",
            "java/util/Queue", "java/util/Deque", "java/util/ArrayDeque", "java/util/Set",
            "java/util/PriorityQueue", "java/util/SequencedCollection");
    private static final Set<String> MAPS = Set.of("java/util/Map", "java/util/HashMap",
            "java/util/LinkedHashMap", "java/util/TreeMap");
    private static final Set<String> PROCESS = Set.of("java/lang/System", "java/lang/Runtime");

    /** What calls of them, and references to them, become. */
    private static final String EXIT = "exit";

    private CallReplacing() {}

    /** Writes the other call if there is one; false where the call stays as it is. */
    static boolean replace(CodeBuilder code, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        ClassDesc receiver = receiver(owner, call.name().stringValue() + call.type().stringValue());
        if (receiver.equals(ConstantDescs.CD_void) || call.opcode() == Opcode.INVOKESPECIAL) {
            return false;
        }
        MethodTypeDesc type = call.typeSymbol();
        if (call.opcode() != Opcode.INVOKESTATIC) {
            type = type.insertParameterTypes(0, receiver);
        }
        MeterHolder.load(code);
        String name = PROCESS.contains(owner) ? EXIT : call.name().stringValue();
        code.invokestatic(CALLS, name, type.insertParameterTypes(type.parameterCount(), METER));
        return true;
    }

    /**
     * Writes the other reference if what is made here is a reference, such as {@code System::exit},
     * to what would end the process; false where it stays as it is.
     */
    static boolean replace(CodeBuilder code, InvokeDynamicInstruction made) {
        List<ConstantDesc> given = made.bootstrapArgs();
        List<ConstantDesc> others = given.stream().map(CallReplacing::other).toList();
        if (others.equals(given)) {
            return false;
        }
        code.invokedynamic(DynamicCallSiteDesc.of(made.bootstrapMethod(),
                made.name().stringValue(), made.typeSymbol(),
                others.toArray(ConstantDesc[]::new)));
        return true;
    }

    private static ConstantDesc other(ConstantDesc given) {
        return given instanceof DirectMethodHandleDesc handle && endsProcess(handle)
                ? MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC, CALLS, EXIT,
                        handle.invocationType())
                : given;
    }

    private static boolean endsProcess(DirectMethodHandleDesc handle) {
        return !receiver(internalName(handle.owner()),
                handle.methodName() + handle.lookupDescriptor()).equals(ConstantDescs.CD_void)
                && PROCESS.contains(internalName(handle.owner()));
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return type.isClassOrInterface()
                ? descriptor.substring(1, descriptor.length() - 1)
                : descriptor;
    }

    /** Whether a class has a call in it that was replaced because it would end the process. */
    static boolean endsProcess(byte[] counted) {
        ConstantPool pool = ClassFile.of().parse(counted).constantPool();
        return StreamSupport.stream(pool.spliterator(), false)
                .anyMatch(entry -> entry instanceof MemberRefEntry member
                        && member.owner().asSymbol().equals(CALLS)
                        && member.name().equalsString(EXIT));
    }

    /** What the other call takes as its first argument; void if the call is none of ours. */
    private static ClassDesc receiver(String owner, String method) {
        return switch (method) {
            case "remove(Ljava/lang/Object;)Z", "contains(Ljava/lang/Object;)Z",
                    "stream()Ljava/util/stream/Stream;" ->
                of(LISTS.contains(owner) || COLLECTIONS.contains(owner), Collection.class);
            case "indexOf(Ljava/lang/Object;)I", "remove(I)Ljava/lang/Object;",
                    "get(I)Ljava/lang/Object;" ->
                of(LISTS.contains(owner), List.class);
            case "containsValue(Ljava/lang/Object;)Z" -> of(MAPS.contains(owner), Map.class);
            case "exit(I)V", "halt(I)V" -> of(PROCESS.contains(owner), Runtime.class);
            default -> ConstantDescs.CD_void;
        };
    }

    private static ClassDesc of(boolean known, Class<?> receiver) {
        return known ? receiver.describeConstable().orElseThrow() : ConstantDescs.CD_void;
    }
}
