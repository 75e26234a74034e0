Imports System.Collections.Generic
Imports System.Linq
Imports System.Threading.Tasks
Imports Judgeval

''' <summary>What Visual Basic compiles otherwise than C#.</summary>
Public Class VisualBasicCases
    Private _count As Integer

    <Observe>
    Public Sub New(Optional count As Integer = 3)
        _count = count
    End Sub

    <Observe>
    Public Property Count As Integer
        Get
            Return _count
        End Get
        Set(value As Integer)
            _count = value
        End Set
    End Property

    <Observe>
    Default Public ReadOnly Property Item(index As Integer, Optional offset As Integer = 10) As String
        Get
            Return (index + offset + _count).ToString()
        End Get
    End Property

    <Observe>
    Public Function OptionalByRef(Optional ByRef number As Integer = 5, Optional text As String = "none") As String
        number *= 2
        Return text & number
    End Function

    <Observe>
    Public Function NamedResult(n As Integer) As Integer
        NamedResult = n
        If n > 5 Then Exit Function
        NamedResult += 1
    End Function

    <Observe>
    Public Function OnErrorResumeNext(divisor As Integer) As Integer
        On Error Resume Next
        Dim quotient = 10 \ divisor
        If Err.Number <> 0 Then Return -Err.Number
        Return quotient
    End Function

    <Observe>
    Public Function OnErrorGoTo(divisor As Integer) As String
        On Error GoTo Failed
        Return (10 \ divisor).ToString()
Failed:
        Return Err.Description
    End Function

    <Observe>
    Public Function Filtered(divisor As Integer) As String
        Try
            Return (10 \ divisor).ToString()
        Catch exception As DivideByZeroException When divisor = 0
            Return "zero"
        Finally
            _count += 1
        End Try
    End Function

    <Observe>
    Public Shared Sub Fails(message As String)
        Throw New InvalidOperationException(message)
    End Sub

    <Observe>
    Public Shared Async Function AddAsync(a As Integer, b As Integer) As Task(Of Integer)
        Await Task.Yield()
        Return a + b
    End Function

    <Observe>
    Public Shared Async Function FailAsync(n As Integer) As Task
        Await Task.Yield()
        If n > 0 Then Throw New InvalidOperationException("failed after " & n)
    End Function

    <Observe>
    Public Shared Async Sub StartAsync(source As TaskCompletionSource(Of Integer))
        Await Task.Yield()
        source.SetResult(7)
    End Sub

    <Observe>
    Public Shared Iterator Function Numbers(n As Integer) As IEnumerable(Of Integer)
        For i = 1 To n
            If i = 4 Then Return
            Yield i * i
        Next
    End Function

    <Observe>
    Public Function Captures(n As Integer) As Integer
        Dim add = Function(x As Integer) x + n + _count
        n += 1
        Return {1, 2, 3}.Sum(add)
    End Function

    <Observe>
    Public Function StaticLocal() As Integer
        Static calls As Integer
        calls += 1
        Return calls
    End Function

    <Observe>
    Public Shared Function Xml(name As String) As String
        Select Case name
            Case "a" To "f"
                Return "early"
            Case Else
                Return If(name, "nothing")
        End Select
    End Function

    Public Shared Function RunProperties() As String
        Dim cases = New VisualBasicCases()
        cases.Count += 4
        Return cases.Count & cases(1) & cases(1, 2)
    End Function

    Public Shared Function RunByRef() As String
        Dim cases = New VisualBasicCases(1)
        Dim number = 4
        Return cases.OptionalByRef(number, "n") & number & cases.OptionalByRef() & cases.NamedResult(2) & cases.NamedResult(9)
    End Function

    Public Shared Function RunOnError() As String
        Dim cases = New VisualBasicCases()
        Return String.Join(",", cases.OnErrorResumeNext(2), cases.OnErrorResumeNext(0), cases.OnErrorGoTo(5), cases.OnErrorGoTo(0), cases.Filtered(0), cases.Filtered(1), cases.Count)
    End Function

    Public Shared Function RunThrows() As String
        Fails("by Visual Basic")
        Return "unreachable"
    End Function

    Public Shared Async Function RunAsync() As Task(Of String)
        Dim source = New TaskCompletionSource(Of Integer)()
        StartAsync(source)
        Await FailAsync(0)
        Return (Await AddAsync(1, 2)).ToString() & Await source.Task
    End Function

    Public Shared Async Function RunAsyncThrows() As Task(Of String)
        Await FailAsync(3)
        Return "unreachable"
    End Function

    Public Shared Function RunIterator() As String
        Return String.Join(",", Numbers(3)) & String.Join(",", Numbers(9)) & Numbers(9).First()
    End Function

    Public Shared Function RunLocals() As String
        Dim cases = New VisualBasicCases()
        Return cases.Captures(1) & "," & cases.StaticLocal() & cases.StaticLocal() & Xml("b") & Xml("z") & Xml(Nothing)
    End Function
End Class
