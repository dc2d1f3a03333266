package dev.messagerouting.localcloud.faults;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A service with the faults that are asked for. It is a class made at run time that declares the
 * same operations as the service's own, so the door finds them as before, and whoever calls in
 * process passes the same gate. (A {@code java.lang.reflect.Proxy} would look at every method of
 * the SDK's interface, a second for all services, and an operation's short forms would miss it.)
 */
public final class FaultyClient {

    private static final ClassDesc GATE = desc(Gate.class);
    private static final MethodTypeDesc IS_IDLE = MethodTypeDesc.of(CD_boolean);
    private static final MethodTypeDesc CALL =
            MethodTypeDesc.of(CD_Object, CD_int, CD_Object, CD_Object);

    private final ClassDesc self;
    private final ClassDesc api;
    private final List<Method> operations = new ArrayList<>();

    private FaultyClient(Class<?> type) {
        self = ClassDesc.of(FaultyClient.class.getPackageName(), "Faulty" + type.getSimpleName());
        api = desc(type);
    }

    /** {@code real}, whose public methods pass through {@code plan} if they are operations. */
    public static <C extends SdkClient> C of(
            Class<C> api, C real, FaultyService service, FaultPlan plan) {
        var maker = new FaultyClient(api);
        var bytes = maker.make(methods(real.getClass()));
        var gate = new Gate(service, real, maker.operations, plan);
        try {
            var made = MethodHandles.lookup().defineHiddenClass(bytes, true);
            var constructor =
                    made.findConstructor(
                            made.lookupClass(), MethodType.methodType(void.class, api, Gate.class));
            return api.cast(constructor.invokeWithArguments(real, gate));
        } catch (Throwable impossible) {
            throw new IllegalStateException(
                    "No faults can be put around " + real.getClass(), impossible);
        }
    }

    /** Those that the local classes declare; what the interface alone has calls one of them. */
    private static List<Method> methods(Class<?> local) {
        var methods = new ArrayList<Method>();
        var seen = new HashSet<String>();
        for (Class<?> type = local;
                type != null && type != Object.class;
                type = type.getSuperclass()) {
            for (var method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && !method.isSynthetic()
                        && seen.add(method.getName() + type(method).descriptorString())) {
                    method.setAccessible(true);
                    methods.add(method);
                }
            }
        }
        return methods;
    }

    private static boolean isOperation(Method method) {
        var parameters = method.getParameterTypes();
        return (parameters.length == 1 || parameters.length == 2)
                && SdkRequest.class.isAssignableFrom(parameters[0])
                && parameters[0].getSimpleName().equalsIgnoreCase(method.getName() + "Request");
    }

    private byte[] make(List<Method> methods) {
        return ClassFile.of()
                .build(
                        self,
                        made -> {
                            made.withFlags(ACC_FINAL).withInterfaceSymbols(api);
                            made.withField("real", api, ACC_PRIVATE | ACC_FINAL);
                            made.withField("gate", GATE, ACC_PRIVATE | ACC_FINAL);
                            made.withMethodBody(
                                    INIT_NAME,
                                    MethodTypeDesc.of(CD_void, api, GATE),
                                    0,
                                    this::constructor);
                            for (var method : methods) {
                                made.withMethodBody(
                                        method.getName(),
                                        type(method),
                                        ACC_PUBLIC,
                                        code -> body(code, method));
                            }
                        });
    }

    private void constructor(CodeBuilder code) {
        code.aload(0)
                .invokespecial(CD_Object, INIT_NAME, MTD_void)
                .aload(0)
                .aload(1)
                .putfield(self, "real", api)
                .aload(0)
                .aload(2)
                .putfield(self, "gate", GATE)
                .return_();
    }

    private void body(CodeBuilder code, Method method) {
        if (isOperation(method)) {
            code.aload(0).getfield(self, "gate", GATE).invokevirtual(GATE, "isIdle", IS_IDLE);
            code.ifThen(straight -> straight(straight, method));
            gated(code, method);
        } else {
            straight(code, method);
        }
    }

    private void straight(CodeBuilder code, Method method) {
        code.aload(0).getfield(self, "real", api);
        var type = type(method);
        for (int i = 0; i < type.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
        }
        code.invokeinterface(api, method.getName(), type);
        code.return_(TypeKind.from(type.returnType()));
    }

    private void gated(CodeBuilder code, Method method) {
        code.aload(0).getfield(self, "gate", GATE).loadConstant(operations.size()).aload(1);
        if (method.getParameterCount() == 2) {
            code.aload(2);
        } else {
            code.aconst_null();
        }
        code.invokevirtual(GATE, "call", CALL).checkcast(type(method).returnType()).areturn();
        operations.add(method);
    }

    private static MethodTypeDesc type(Method method) {
        return MethodTypeDesc.ofDescriptor(
                MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .descriptorString());
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
