using System.Globalization;
using System.Text.RegularExpressions;
using Judgeval.Fody.Extensions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Judgeval.Fody.Emit;

/// <summary>
/// Moves the few instructions of an iterator's kickoff method into a method that decompilers read as a local function called <c>Original</c>:
/// <c>Count(n) { return new &lt;Count&gt;d__1(-2) { n = n }; }</c>  ⇒  <c>&lt;Count&gt;g__Original|0_0(n) { … }</c>.
/// </summary>
internal sealed class KickoffOutliner(KnownMembers members, EditBuffers buffers)
{
    // In a closure's class the number of the method is left out.
    private const string LocalFunction = @"^<(?<outer>.+)>g__[^|]+\|(?<method>(\d+_)?)\d+$";

    /// <summary>Leaves the method with an empty body and returns the outlined one.</summary>
    public MethodDefinition Outline(MethodDefinition method)
    {
        // As the compiler does it: a local function that does not need `this` is static.
        var usesThis = method.HasThis && method.Body.Instructions.Any(instruction => instruction.OpCode.Code == Code.Ldarg_0 || instruction.Operand == method.Body.ThisParameter);
        var original = new MethodDefinition(FreeName(method), MethodAttributes.Private | MethodAttributes.HideBySig, method.ReturnType)
        {
            IsStatic = !usesThis,
            HasThis = usesThis,
        };
        var mapper = CloneGenericParameters(method, original);
        original.ReturnType = mapper.Map(method.ReturnType);
        var parameters = new Dictionary<ParameterDefinition, ParameterDefinition>();
        foreach (var parameter in method.Parameters)
        {
            var copy = new ParameterDefinition(parameter.Name, ParameterAttributes.None, mapper.Map(parameter.ParameterType));
            original.Parameters.Add(copy);
            parameters[parameter] = copy;
        }

        method.DeclaringType.Methods.Add(original);
        MoveBody(method, original, mapper, parameters);
        MoveStateMachine(method, original);
        original.CustomAttributes.Add(new CustomAttribute(members.CompilerGeneratedConstructor));
        return original;
    }

    // Beside a local function of the user, <Outer>g__Count|3_0, it is another one of the same method: they do not nest in names.
    private static string FreeName(MethodDefinition method)
    {
        // A build that observes no local function does not pay for the regular expression.
        var local = method.Name.StartsWith("<", StringComparison.Ordinal) ? Regex.Match(method.Name, LocalFunction, RegexOptions.CultureInvariant) : null;
        var prefix = local is { Success: true }
            ? $"<{local.Groups["outer"].Value}>g__Original|{local.Groups["method"].Value}"
            : $"<{method.Name}>g__Original|{method.DeclaringType.Methods.IndexOf(method).ToString(CultureInfo.InvariantCulture)}_";
        var number = 0;
        string name;
        do
        {
            name = prefix + number++.ToString(CultureInfo.InvariantCulture);
        }
        while (method.DeclaringType.Methods.Any(candidate => candidate.Name == name));
        return name;
    }

    private static GenericMapper CloneGenericParameters(MethodDefinition method, MethodDefinition original)
    {
        var mapper = new GenericMapper(generic => generic.Owner == method ? original.GenericParameters[generic.Position] : generic);
        foreach (var generic in method.GenericParameters)
        {
            original.GenericParameters.Add(new GenericParameter(generic.Name, original) { Attributes = generic.Attributes });
        }

        foreach (var generic in method.GenericParameters)
        {
            foreach (var constraint in generic.Constraints)
            {
                original.GenericParameters[generic.Position].Constraints.Add(new GenericParameterConstraint(mapper.Map(constraint.ConstraintType)));
            }
        }

        return mapper;
    }

    private void MoveBody(
        MethodDefinition method,
        MethodDefinition original,
        GenericMapper mapper,
        Dictionary<ParameterDefinition, ParameterDefinition> parameters)
    {
        var editor = new BodyEditor(method, buffers);
        var body = original.Body;
        body.InitLocals = method.Body.InitLocals;
        var locals = method.Body.Variables.ToDictionary(local => local, local => new VariableDefinition(mapper.Map(local.VariableType)));
        foreach (var local in method.Body.Variables)
        {
            body.Variables.Add(locals[local]);
        }

        foreach (var instruction in editor.Code)
        {
            instruction.Operand = instruction.Operand switch
            {
                ParameterDefinition parameter => parameters.TryGetValue(parameter, out var copy) ? copy : body.ThisParameter,
                VariableDefinition local => locals[local],
                MethodReference callee => mapper.Map(callee),
                FieldReference field => mapper.Map(field),
                TypeReference type => mapper.Map(type),
                var operand => operand,
            };
        }

        body.Instructions.AddAll(editor.Code);

        MacroOptimizer.Optimize(body);
        method.Body = new MethodBody(method);
        method.DebugInformation.SequencePoints.Clear();
        method.DebugInformation.Scope = null;
    }

    // Left on the public method, the attribute would make decompilers print the state machine's class.
    private static void MoveStateMachine(MethodDefinition method, MethodDefinition original)
    {
        if (method.StateMachineMoveNext() is { } moveNext)
        {
            _ = moveNext.Body;
            if (moveNext.DebugInformation.StateMachineKickOffMethod != null)
            {
                moveNext.DebugInformation.StateMachineKickOffMethod = original;
            }
        }

        foreach (var attribute in method.CustomAttributes.Where(attribute => KnownNames.StateMachineAttributes.Contains(attribute.AttributeType.FullName)).ToList())
        {
            method.CustomAttributes.Remove(attribute);
            original.CustomAttributes.Add(attribute);
        }
    }
}
