package dev.servelab.custom;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts a step before each jump backwards and at the entry of each method, so that no loop and no
 * recursion is without one, and has {@link CountedCalls} make the calls that it knows.
 */
final class StepCounting {
    private static final ClassDesc METER = StepMeter.class.describeConstable().orElseThrow();

    private final ClassFile classFile;

    private StepCounting(Map<String, byte[]> compiled) {
        ClassHierarchyResolver own = ClassHierarchyResolver.ofResourceParsing(name -> {
            byte[] bytes = compiled.get(MeterHolder.className(name));
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        });
        ClassHierarchyResolver all = own.orElse(ClassHierarchyResolver.ofClassLoading(
                StepCounting.class.getClassLoader()));
        this.classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(all));
    }

    /** The same classes with steps, and the class that holds their meter. */
    static Map<String, byte[]> of(Map<String, byte[]> compiled) {
        StepCounting counting = new StepCounting(compiled);
        Map<String, byte[]> counted = new LinkedHashMap<>();
        compiled.forEach((name, bytes) -> counted.put(name, counting.count(bytes)));
        counted.put(MeterHolder.NAME, MeterHolder.bytes());
        return counted;
    }

    private byte[] count(byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        return classFile.transformClass(model, ClassTransform.transformingMethodBodies(
                CodeTransform.ofStateful(MethodSteps::new)));
    }

    /** One method's code on its way through. */
    private static final class MethodSteps implements CodeTransform {
        private final Set<Label> passed = new HashSet<>();

        @Override
        public void atStart(CodeBuilder code) {
            tick(code);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            if (element instanceof LabelTarget target) {
                passed.add(target.label());
            }
            if (targets(element).anyMatch(passed::contains)) {
                tick(code);
            }
            if (!isReplaced(code, element)) {
                code.with(element);
            }
        }

        private static boolean isReplaced(CodeBuilder code, CodeElement element) {
            return switch (element) {
                case InvokeInstruction call -> CallReplacing.replace(code, call);
                case InvokeDynamicInstruction made -> CallReplacing.replace(code, made);
                default -> false;
            };
        }

        private static Stream<Label> targets(CodeElement element) {
            return switch (element) {
                case BranchInstruction jump -> Stream.of(jump.target());
                case TableSwitchInstruction table -> of(table.cases(), table.defaultTarget());
                case LookupSwitchInstruction table -> of(table.cases(), table.defaultTarget());
                default -> Stream.empty();
            };
        }

        private static Stream<Label> of(List<SwitchCase> cases, Label otherwise) {
            return Stream.concat(Stream.of(otherwise), cases.stream().map(SwitchCase::target));
        }

        private static void tick(CodeBuilder code) {
            MeterHolder.load(code);
            code.invokevirtual(METER, "tick", MethodTypeDesc.of(ConstantDescs.CD_void));
        }
    }
}
