package dev.servelab.custom;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * The class, made here and loaded beside a policy, in whose one constant the policy's code finds
 * its meter: a constant costs the compiled code nothing to read.
 */
final class MeterHolder {
    /** No source can name a class so by accident. */
    static final String NAME = "servelab$Steps";

    private static final String FIELD = "METER";
    private static final ClassDesc HOLDER = ClassDesc.of(NAME);
    private static final ClassDesc METER = StepMeter.class.describeConstable().orElseThrow();
    private static final ClassDesc LOADER = PolicyLoader.class.describeConstable().orElseThrow();

    private MeterHolder() {}

    static String className(ClassDesc type) {
        String name = type.packageName().isEmpty()
                ? type.displayName()
                : type.packageName() + "." + type.displayName();
        return name;
    }

    /** Leaves the meter on the stack. */
    static void load(CodeBuilder code) {
        code.getstatic(HOLDER, FIELD, METER);
    }

    static byte[] bytes() {
        return ClassFile.of().build(HOLDER, holder -> holder
                .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC)
                .withField(FIELD, METER,
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL)
                .withMethodBody(ConstantDescs.CLASS_INIT_NAME,
                        MethodTypeDesc.of(ConstantDescs.CD_void), ClassFile.ACC_STATIC,
                        code -> code.ldc(HOLDER)
                                .invokestatic(LOADER, "meterOf",
                                        MethodTypeDesc.of(METER, ConstantDescs.CD_Class))
                                .putstatic(HOLDER, FIELD, METER)
                                .return_()));
    }
}
