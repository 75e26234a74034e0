using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace Judgeval.Tests.Support.Verification;

/// <summary>Finds types that a generic method can be instantiated with.</summary>
public static class TypeArguments
{
    private const int MostOfAConstraint = 20;
    private const int MostTried = 1_000;

    private static readonly Type[] References = [typeof(string), typeof(object), typeof(List<int>), typeof(HashSet<int>), typeof(Action)];
    private static readonly Type[] Values = [typeof(int), typeof(DayOfWeek), typeof(DateTime)];

    // For methods without type parameters of their own.
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Type[]>> Known = new();

    /// <returns>Up to two choices for all parameters: reference types first where allowed, and value types first.</returns>
    public static IReadOnlyList<Type[]> For(Type type, MethodBase method, Type[] parameters) =>
        method.IsGenericMethodDefinition ? Find(type, method, parameters) : Known.GetOrAdd(type, static (type, context) => Find(type, context.method, context.parameters), (method, parameters));

    private static IReadOnlyList<Type[]> Find(Type type, MethodBase method, Type[] parameters)
    {
        var implementing = parameters.ToDictionary(static parameter => parameter, static parameter => Implementing(parameter).Take(MostOfAConstraint).ToArray());
        Type[]?[] choices = [Fitting(type, method, parameters, parameter => [.. References, .. Values, .. implementing[parameter]]), Fitting(type, method, parameters, parameter => [.. Values, .. References, .. implementing[parameter]])];
        if (Array.TrueForAll(choices, static choice => choice is null) && parameters.Length == type.GetGenericArguments().Length)
        {
            choices = [AsDerived(type)];
        }

        return [.. choices.OfType<Type[]>().DistinctBy(static arguments => string.Join<Type>(',', arguments))];
    }

    // A type that names itself in its constraint is instantiated as a class does that derives from it, and what is nested in it likewise.
    private static Type[]? AsDerived(Type type)
    {
        var outermost = type;
        while (outermost.DeclaringType is { IsGenericType: true } outer)
        {
            outermost = outer;
        }

        return AssemblyLoadContext.GetLoadContext(type.Assembly)!.Assemblies.SelectMany(static assembly => assembly.GetTypes())
            .Where(derived => derived != outermost && !derived.IsAbstract && Supertypes(derived).Contains(outermost))
            .Select(derived => Closed(derived, []) is { } closed ? Ancestors(closed).First(ancestor => Definition(ancestor) == outermost).GetGenericArguments() : null)
            .FirstOrDefault(arguments => arguments is not null && Closed(type, arguments) is not null) is { } found
                ? Closed(type, found)!.GetGenericArguments()
                : null;
    }

    private static Type? Closed(Type type, Type[] arguments)
    {
        try
        {
            return type.IsGenericTypeDefinition ? type.MakeGenericType([.. arguments, .. type.GetGenericArguments().Skip(arguments.Length).Select(static _ => typeof(object))]) : type;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // A constraint is met by its own type, or, if it names the parameter itself or is one of several, by types beside it.
    private static IEnumerable<Type> Implementing(Type parameter)
    {
        var constraints = parameter.GetGenericParameterConstraints();
        var required = constraints.Select(Definition).ToArray();
        var places = constraints.Select(static constraint => constraint.Assembly).Append(parameter.Assembly).Where(static assembly => assembly != typeof(object).Assembly).Distinct();
        return constraints.Concat(constraints.Length == 0 ? [] : places.SelectMany(static assembly => assembly.GetTypes()).Where(static type => !type.IsAbstract))
            .Where(type => !type.ContainsGenericParameters && required.All(Supertypes(type).Contains));
    }

    private static IEnumerable<Type> Supertypes(Type type) => Ancestors(type).Select(Definition);

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }

        foreach (var implemented in type.GetInterfaces())
        {
            yield return implemented;
        }
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static Type[]? Fitting(Type type, MethodBase method, Type[] parameters, Func<Type, Type[]> candidates) =>
        Combinations(parameters, candidates).Take(MostTried).FirstOrDefault(arguments => Fits(type, method, arguments));

    private static IEnumerable<Type[]> Combinations(Type[] parameters, Func<Type, Type[]> candidates) =>
        parameters.Length == 0
            ? [[]]
            : Combinations(parameters[..^1], candidates).SelectMany(rest => candidates(parameters[^1]).Where(candidate => Meets(candidate, parameters[^1])).Select(candidate => (Type[])[.. rest, candidate]));

    // What a constraint says of its own parameter only, so that a method with many parameters does not have to be tried with all combinations.
    private static bool Meets(Type candidate, Type parameter)
    {
        var required = parameter.GenericParameterAttributes;
        return (!required.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) || !candidate.IsValueType)
            && (!required.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint) || candidate.IsValueType)
            && parameter.GetGenericParameterConstraints().All(constraint => constraint.ContainsGenericParameters || constraint.IsAssignableFrom(candidate));
    }

    private static bool Fits(Type type, MethodBase method, Type[] arguments)
    {
        var ofType = type.GetGenericArguments().Length;
        try
        {
            // The method of the closed type, for its own constraints may name the type's parameters.
            var closed = ofType > 0 ? MethodBase.GetMethodFromHandle(method.MethodHandle, type.MakeGenericType(arguments[..ofType]).TypeHandle) : method;
            if (closed is MethodInfo { IsGenericMethodDefinition: true } generic)
            {
                generic.MakeGenericMethod(arguments[ofType..]);
            }

            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
