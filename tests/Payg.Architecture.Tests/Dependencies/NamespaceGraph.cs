using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Payg.Architecture.Tests.Dependencies;

/// <summary>Which namespaces of an assembly use which others, as its compiled code says.</summary>
internal sealed class NamespaceGraph
{
    private readonly SortedDictionary<string, SortedDictionary<string, SortedSet<string>>> _uses =
        new(StringComparer.Ordinal);

    private NamespaceGraph()
    {
    }

    /// <summary>Reads the assembly at a path.</summary>
    /// <param name="path">The file.</param>
    /// <param name="within">Only namespaces that begin with this.</param>
    public static NamespaceGraph Read(string path, string within)
    {
        var graph = new NamespaceGraph();
        using var module = ModuleDefinition.ReadModule(path);
        foreach (var type in module.GetTypes())
        {
            foreach (var used in UsedBy(type).SelectMany(Parts).Where(used => used.Scope == module))
                graph.Add(Outermost(type), Outermost(used), within);
        }

        return graph;
    }

    /// <summary>Groups of namespaces that use each other, whether directly or not.</summary>
    public IReadOnlyList<string> Cycles()
    {
        var reach = _uses.Keys.ToDictionary(name => name, ReachOf, StringComparer.Ordinal);
        return
        [
            .. _uses.Keys
                .Select(name => string.Join(", ", reach[name]
                    .Where(other => reach.TryGetValue(other, out var back) && back.Contains(name))
                    .Order(StringComparer.Ordinal)))
                .Where(group => group.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Which types make the namespaces of a group use each other: what to move to untie it.</summary>
    /// <param name="group">One of <see cref="Cycles"/>.</param>
    public IEnumerable<string> UsesWithin(string group)
    {
        var names = group.Split(", ");
        return names
            .SelectMany(from => _uses[from]
                .Where(used => names.Contains(used.Key, StringComparer.Ordinal))
                .Select(used => $"  {from} uses {used.Key}: {string.Join(", ", used.Value)}"));
    }

    private void Add(TypeReference user, TypeReference usedType, string within)
    {
        var from = user.Namespace;
        var to = usedType.Namespace;
        if (string.Equals(from, to, StringComparison.Ordinal)
            || !from.StartsWith(within, StringComparison.Ordinal)
            || !to.StartsWith(within, StringComparison.Ordinal))
        {
            return;
        }

        if (!_uses.TryGetValue(from, out var used))
            _uses.Add(from, used = new(StringComparer.Ordinal));
        if (!used.TryGetValue(to, out var examples))
            used.Add(to, examples = new(StringComparer.Ordinal));
        examples.Add($"{user.Name} → {usedType.Name}");
    }

    private HashSet<string> ReachOf(string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([name]);
        while (next.TryPop(out var at))
        {
            foreach (var used in _uses.TryGetValue(at, out var all) ? all.Keys : Enumerable.Empty<string>())
            {
                if (seen.Add(used))
                    next.Push(used);
            }
        }

        return seen;
    }

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type;
    }

    private static IEnumerable<TypeReference?> UsedBy(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(implemented => implemented.InterfaceType),
        .. type.CustomAttributes.Select(attribute => attribute.AttributeType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.Properties.Select(property => property.PropertyType),
        .. type.GenericParameters.SelectMany(parameter => parameter.Constraints)
            .Select(constraint => constraint.ConstraintType),
        .. type.Methods.SelectMany(UsedBy),
    ];

    private static IEnumerable<TypeReference?> UsedBy(MethodDefinition method)
    {
        IEnumerable<TypeReference?> signature =
        [
            method.ReturnType,
            .. method.Parameters.Select(parameter => parameter.ParameterType),
            .. method.CustomAttributes.Select(attribute => attribute.AttributeType),
            .. method.GenericParameters.SelectMany(parameter => parameter.Constraints)
                .Select(constraint => constraint.ConstraintType),
        ];
        return method.HasBody
            ?
            [
                .. signature,
                .. method.Body.Variables.Select(variable => variable.VariableType),
                .. method.Body.ExceptionHandlers.Select(handler => handler.CatchType),
                .. method.Body.Instructions.SelectMany(UsedBy),
            ]
            : signature;
    }

    private static IEnumerable<TypeReference?> UsedBy(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        _ => [],
    };

    /// <summary>The types that a type is made of: itself, its element type, and its type arguments.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification made => Parts(made.ElementType),
        _ => [type],
    };
}
