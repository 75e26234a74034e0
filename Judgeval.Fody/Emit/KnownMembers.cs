using System.Collections.Concurrent;
using Judgeval.Fody.Diagnostics;
using Judgeval.Fody.Extensions;
using Mono.Cecil;

namespace Judgeval.Fody.Emit;

/// <summary>The members of Judgeval.Runtime and of the core library that woven code refers to; nothing else is ever referred to.</summary>
internal sealed class KnownMembers
{
    /// <summary>Every ABI member of <c>ObservedCall</c> that some shape calls, with its number of parameters. Their names are unique.</summary>
    public static readonly IReadOnlyDictionary<string, int> EntryPoints = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["IsEnabled"] = 1,
        ["Begin"] = 1,
        ["BeginEntered"] = 1,
        ["BeginSequence"] = 1,
        ["Enter"] = 1,
        ["Resume"] = 0,
        ["Argument"] = 2,
        ["Return"] = 1,
        ["ReturnTask"] = 1,
        ["ReturnTaskOf"] = 1,
        ["ReturnValueTask"] = 1,
        ["ReturnValueTaskOf"] = 1,
        ["ReturnSequence"] = 1,
        ["ReturnEnumerator"] = 1,
        ["ReturnUntypedSequence"] = 1,
        ["ReturnUntypedEnumerator"] = 1,
        ["ReturnAsyncSequence"] = 1,
        ["ReturnAsyncEnumerator"] = 1,
        ["Fault"] = 1,
        ["Exit"] = 0,
    };

    private readonly Dictionary<string, MethodReference> _entryPoints;
    private readonly Dictionary<string, ConcurrentDictionary<TypeReference, MethodReference>> _instances = EntryPoints.Keys.ToDictionary(name => name, _ => new ConcurrentDictionary<TypeReference, MethodReference>(), StringComparer.Ordinal);

    // To import them is to refer to Judgeval.Attributes, which a module that has none of its attributes does not.
    private readonly Lazy<MethodReference> _withGuardrail;
    private readonly Lazy<MethodReference> _withSuppressedGuardrails;

    // Looked for in the core library, and seldom needed. One thread does it; none asks for anything else meanwhile.
    private readonly Lazy<MethodReference?> _stackTraceHidden;

    private KnownMembers(ModuleDefinition module, TypeDefinition call, TypeDefinition method, TypeDefinition autoInit, Dictionary<string, MethodReference> entryPoints)
    {
        _entryPoints = entryPoints;
        ObservedCall = module.ImportReference(call);
        ObservedMethod = module.ImportReference(method);
        ObservedMethodConstructor = module.ImportReference(method.Methods.Single(candidate => candidate.IsConstructor && !candidate.IsStatic));
        WithTag = module.ImportReference(Member(method, nameof(WithTag), 2));
        WithTraceContext = module.ImportReference(Member(method, nameof(WithTraceContext), 3));
        _withGuardrail = new(() => module.ImportReference(Member(method, nameof(WithGuardrail), 4)));
        _withSuppressedGuardrails = new(() => module.ImportReference(Member(method, nameof(WithSuppressedGuardrails), 1)));
        AutoInitStart = module.ImportReference(Member(autoInit, "Start", 0));
        ObservedEntry = entryPoints["Enter"].ReturnType;
        Leave = new MethodReference("Leave", module.TypeSystem.Void, ObservedEntry) { HasThis = true };
        Exception = entryPoints["Fault"].Parameters[0].ParameterType;

        var compilerGenerated = new TypeReference("System.Runtime.CompilerServices", "CompilerGeneratedAttribute", module, module.TypeSystem.CoreLibrary);
        CompilerGeneratedConstructor = new MethodReference(".ctor", module.TypeSystem.Void, compilerGenerated) { HasThis = true };

        var stackTraceHidden = new TypeReference("System.Diagnostics", "StackTraceHiddenAttribute", module, module.TypeSystem.CoreLibrary);
        _stackTraceHidden = new(() => stackTraceHidden.TryResolve() == null ? null : new MethodReference(".ctor", module.TypeSystem.Void, stackTraceHidden) { HasThis = true });
    }

    public TypeReference ObservedCall { get; }

    public TypeReference ObservedMethod { get; }

    public MethodReference ObservedMethodConstructor { get; }

    public MethodReference WithTag { get; }

    public MethodReference WithTraceContext { get; }

    public MethodReference WithGuardrail => _withGuardrail.Value;

    public MethodReference WithSuppressedGuardrails => _withSuppressedGuardrails.Value;

    public TypeReference GuardrailCategory => ((ArrayType)WithSuppressedGuardrails.Parameters[0].ParameterType).ElementType;

    public MethodReference AutoInitStart { get; }

    public TypeReference ObservedEntry { get; }

    public MethodReference Leave { get; }

    public TypeReference Exception { get; }

    public MethodReference CompilerGeneratedConstructor { get; }

    /// <summary>Null where the framework does not have the attribute yet.</summary>
    public MethodReference? StackTraceHiddenConstructor => _stackTraceHidden.Value;

    public MethodReference this[string entryPoint] => _entryPoints[entryPoint];

    /// <summary>The entry point with its type argument, if it has one; the same object each time, as long as the argument is.</summary>
    public MethodReference Instance(string entryPoint, TypeReference? typeArgument)
    {
        if (typeArgument == null)
        {
            return _entryPoints[entryPoint];
        }

        var instances = _instances[entryPoint];
        return instances.TryGetValue(typeArgument, out var instance) ? instance : instances.GetOrAdd(typeArgument, _entryPoints[entryPoint].Instance(typeArgument));
    }

    /// <summary>Null, and one error, when the runtime that the project references cannot serve this weaver.</summary>
    public static KnownMembers? Resolve(ModuleDefinition module, bool observes, DiagnosticReporter reporter)
    {
        if (RuntimeOf(module) is not { } runtime)
        {
            reporter.Error(
                DiagnosticId.RuntimeUnusable,
                $"'{module.Name}' {(observes ? "observes methods" : "has AutoInit=\"true\"")} but does not reference {KnownNames.RuntimeAssembly}. Add the package Judgeval.Fody without PrivateAssets, or the package {KnownNames.RuntimeAssembly}.");
            return null;
        }

        var call = runtime.MainModule.GetType(KnownNames.ObservedCall);
        var method = runtime.MainModule.GetType(KnownNames.ObservedMethod);
        var autoInit = runtime.MainModule.GetType(KnownNames.AutoInit);
        var found = EntryPoints.ToDictionary(pair => pair.Key, pair => Member(call, pair.Key, pair.Value), StringComparer.Ordinal);
        string?[] missing =
        [
            .. found.Where(pair => pair.Value == null).Select(pair => $"ObservedCall.{pair.Key}"),
            Member(method, nameof(WithTag), 2) == null ? "ObservedMethod.WithTag" : null,
            Member(method, nameof(WithTraceContext), 3) == null ? "ObservedMethod.WithTraceContext" : null,
            Member(method, nameof(WithGuardrail), 4) == null ? "ObservedMethod.WithGuardrail" : null,
            Member(method, nameof(WithSuppressedGuardrails), 1) == null ? "ObservedMethod.WithSuppressedGuardrails" : null,
            Member(autoInit, "Start", 0) == null ? "AutoInit.Start" : null,
        ];
        if (call == null || method == null || autoInit == null || missing.Any(name => name != null))
        {
            reporter.Error(
                DiagnosticId.RuntimeUnusable,
                $"{KnownNames.RuntimeAssembly} {runtime.Name.Version} is older than the weaver {typeof(KnownMembers).Assembly.GetName().Version}: it has no {missing.First(name => name != null)}. Reference the same version of both.");
            return null;
        }

        return new KnownMembers(module, call, method, autoInit, found.ToDictionary(pair => pair.Key, pair => module.ImportReference(pair.Value), StringComparer.Ordinal));
    }

    private static MethodDefinition? Member(TypeDefinition? type, string name, int parameters) =>
        type?.Methods.SingleOrDefault(candidate => candidate.Name == name && candidate.Parameters.Count == parameters);

    private static AssemblyDefinition? RuntimeOf(ModuleDefinition module)
    {
        var reference = module.AssemblyReferences.FirstOrDefault(candidate => candidate.Name == KnownNames.RuntimeAssembly);
        try
        {
            return module.AssemblyResolver.Resolve(reference ?? new AssemblyNameReference(KnownNames.RuntimeAssembly, new Version(0, 0)));
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }
}
